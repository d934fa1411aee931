/** repositories.yaml, and the indexes that were fetched of what it names. */
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import type { Metadata } from '@/lib/helm/chart/chart'
import { readMetadata } from '@/lib/helm/chart/metadata'
import { HelmError } from '@/lib/helm/errors'
import { formatDate, moment } from '@/lib/helm/functions/dates'
import type { HelmIo } from '@/lib/helm/io'
import { repositoryIndex } from '@/lib/helm/repo/catalogue'
import { helmPaths } from '@/lib/helm/repo/paths'
import { compareVersions, findVersion } from '@/lib/helm/semver'
import { readYaml } from '@/lib/helm/values/read-values'
import type { FlagValues } from '@/lib/kubectl/cli/parse-flags'
import { digList, digString, isMap, type JsonMap } from '@/lib/kubectl/go-format'

export interface Repository {
  name: string
  url: string
}

export interface IndexEntry {
  metadata: Metadata
  urls: string[]
  digest: string
}

/** Charts by name, the newest version first. */
export type RepositoryIndex = Map<string, IndexEntry[]>

export function readIndex(value: unknown): RepositoryIndex {
  const entries = isMap(value) && isMap(value.entries) ? value.entries : {}
  const out: RepositoryIndex = new Map()
  for (const name of Object.keys(entries)) {
    const list = digList(entries, name).map((one) => ({
      metadata: readMetadata(one),
      urls: Array.isArray(one.urls) ? one.urls.map(String) : [],
      digest: digString(one, 'digest'),
    }))
    out.set(name, sortEntries(list))
  }
  return out
}

function sortEntries(list: readonly IndexEntry[]): IndexEntry[] {
  return [...list].sort((a, b) => {
    const [left, right] = [findVersion(a.metadata.version), findVersion(b.metadata.version)]
    return left && right ? compareVersions(right, left) : 0
  })
}

/** What lies at a repository's address. @throws HelmError `looks like … is not a valid chart repository …` */
export function fetchIndex(url: string): JsonMap {
  if (!/^https?:\/\//.test(url)) {
    const scheme = /^([a-z]+):\/\//.exec(url)?.[1] ?? ''
    throw new HelmError(`could not find protocol handler for: ${scheme}`)
  }
  const index = repositoryIndex(url)
  if (index) return index
  const host = /^https?:\/\/([^/:]+)/.exec(url)?.[1] ?? ''
  throw new HelmError(
    `looks like "${url}" is not a valid chart repository or cannot be reached: Get "${url.replace(/\/+$/, '')}/index.yaml": dial tcp: lookup ${host}: no such host`,
  )
}

export class RepositoryFile {
  readonly repositories: Repository[]
  private readonly path: string
  private readonly cache: string
  /** Whether there is such a file. */
  readonly exists: boolean

  constructor(
    private readonly io: HelmIo,
    flags: FlagValues,
  ) {
    const paths = helmPaths(io, flags)
    this.path = paths.repositoryConfig
    this.cache = paths.repositoryCache
    const text = io.readFile(this.path)
    this.exists = text !== undefined
    this.repositories = digList(readYaml(text ?? ''), 'repositories').map((one) => ({
      name: digString(one, 'name'),
      url: digString(one, 'url'),
    }))
  }

  find(name: string): Repository | undefined {
    return this.repositories.find((one) => one.name === name)
  }

  private save(): void {
    const repositories = this.repositories.map(({ name, url }) => ({
      ...{ caFile: '', certFile: '', insecure_skip_tls_verify: false, keyFile: '', name },
      ...{ pass_credentials_all: false, password: '', url, username: '' },
    }))
    const generated = formatDate('2006-01-02T15:04:05Z07:00', moment(this.io.now()))
    this.io.writeFile(this.path, toYaml({ apiVersion: '', generated, repositories }))
  }

  /** Fetches the index, and remembers it. @throws HelmError */
  refresh({ name, url }: Repository): void {
    const index = fetchIndex(url)
    this.io.writeFile(`${this.cache}/${name}-index.yaml`, toYaml(index))
    const names = Object.keys(isMap(index.entries) ? index.entries : {})
    this.io.writeFile(`${this.cache}/${name}-charts.txt`, names.map((one) => `${one}\n`).join(''))
  }

  add(repository: Repository): void {
    this.refresh(repository)
    const at = this.repositories.findIndex(({ name }) => name === repository.name)
    if (at < 0) this.repositories.push(repository)
    else this.repositories[at] = repository
    this.save()
  }

  remove(name: string): boolean {
    const at = this.repositories.findIndex((one) => one.name === name)
    if (at < 0) return false
    this.repositories.splice(at, 1)
    this.save()
    for (const file of ['index.yaml', 'charts.txt']) this.io.remove(`${this.cache}/${name}-${file}`)
    return true
  }

  /** The index as it was fetched last; undefined: it never was. */
  index(name: string): RepositoryIndex | undefined {
    const text = this.io.readFile(`${this.cache}/${name}-index.yaml`)
    return text === undefined ? undefined : readIndex(readYaml(text))
  }
}
