/** `helm dependency update` and `build`: archives in charts/, and the choice in Chart.lock. */

import { utf8Bytes } from '@/lib/cluster/apimachinery/base64'
import { sha256 } from '@/lib/cluster/apimachinery/sha256'
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { packChart } from '@/lib/helm/chart/archive'
import type { Chart, Dependency } from '@/lib/helm/chart/chart'
import { isCompatible } from '@/lib/helm/chart/dependencies'
import { loadChart, readFolder } from '@/lib/helm/chart/load-chart'
import { HelmError } from '@/lib/helm/errors'
import { formatDate, moment } from '@/lib/helm/functions/dates'
import type { HelmIo } from '@/lib/helm/io'
import { archiveAt } from '@/lib/helm/repo/catalogue'
import { chooseVersion } from '@/lib/helm/repo/locate-chart'
import { isOci, pullChart } from '@/lib/helm/repo/registry'
import { fetchIndex, RepositoryFile, type RepositoryIndex, readIndex } from '@/lib/helm/repo/repositories'
import type { FlagValues } from '@/lib/kubectl/cli/parse-flags'
import { marshalJson } from '@/lib/kubectl/go-format'

type Say = (text: string) => void
type Wanted = Pick<Dependency, 'name' | 'version' | 'repository'>

interface Resolved extends Wanted {
  /** Absent: it lies in charts/ already. */
  archive?: string
}

const HANG_TIGHT = 'Hang tight while we grab the latest from your chart repositories...\n'
export const HAPPY = 'Update Complete. ⎈Happy Helming!⎈\n'

const isNamed = (repository: string) => /^(@|alias:)/.test(repository)
const nameOf = (repository: string) => repository.replace(/^(@|alias:)/, '')

/** What the lock is checked against: both lists. */
function digest(wanted: readonly Dependency[], chosen: readonly Wanted[]): string {
  const plain = (list: readonly Wanted[]) =>
    list.map(({ name, version, repository }) => ({ name, version, repository }))
  return `sha256:${sha256(utf8Bytes(marshalJson([plain(wanted), plain(chosen)])))}`
}

class Resolver {
  private readonly file: RepositoryFile
  private readonly indexes = new Map<string, RepositoryIndex>()

  constructor(
    private readonly io: HelmIo,
    flags: FlagValues,
    private readonly root: string,
  ) {
    this.file = new RepositoryFile(io, flags)
  }

  /** @throws HelmError for names of repositories that nobody has added */
  checkNames(dependencies: readonly Wanted[], words = 'them'): void {
    const missing = dependencies
      .map(({ repository }) => repository)
      .filter((one) => isNamed(one) && !this.file.find(nameOf(one)))
    if (missing.length > 0)
      throw new HelmError(
        `no repository definition for ${missing.join(', ')}. Please add ${words} via 'helm repo add'`,
      )
  }

  refresh(dependencies: readonly Wanted[], say: Say): void {
    const unmanaged = dependencies
      .map(({ repository }) => repository)
      .filter((url) => /^https?:/.test(url) && !this.file.repositories.some((one) => one.url === url))
    if (unmanaged.length > 0) {
      say('Getting updates for unmanaged Helm repositories...\n')
      for (const url of new Set(unmanaged)) {
        this.indexes.set(url, readIndex(fetchIndex(url)))
        say(`...Successfully got an update from the "${url}" chart repository\n`)
      }
    }
    if (this.file.repositories.length === 0) return
    say(HANG_TIGHT)
    for (const one of this.file.repositories) {
      this.file.refresh(one)
      say(`...Successfully got an update from the "${one.name}" chart repository\n`)
    }
    say(HAPPY)
  }

  private indexOf(repository: string): RepositoryIndex {
    const named = isNamed(repository)
      ? this.file.find(nameOf(repository))
      : this.file.repositories.find(({ url }) => url === repository)
    return (
      (named && this.file.index(named.name)) ??
      this.indexes.get(repository) ??
      readIndex(fetchIndex(named?.url ?? repository))
    )
  }

  private local({ name, version, repository }: Wanted): Resolved {
    const path = `${this.root}/${repository.slice('file://'.length)}`
    if (this.io.listDir(path) === undefined) throw new HelmError(`directory ${path} not found`)
    const chart = loadChart(this.io, path)
    if (!isCompatible(version, chart.metadata.version))
      throw new HelmError(
        `dependency ${name} at version ${chart.metadata.version} does not satisfy the constraint ${version}`,
      )
    const archive = packChart(chart.metadata.name, readFolder(this.io, path), this.io.now())
    return { name, repository, version: chart.metadata.version, archive }
  }

  resolve(wanted: Wanted): Resolved {
    const { name, version, repository } = wanted
    if (repository === '') return wanted
    if (repository.startsWith('file://')) return this.local(wanted)
    if (isOci(repository)) {
      const pulled = pullChart(this.io, `${repository.replace(/\/+$/, '')}/${name}`, version)
      return { name, repository, version: pulled.version, archive: pulled.archive }
    }
    const entries = this.indexOf(repository).get(name)
    if (!entries) throw new HelmError(`${name} chart not found in repo ${repository}`)
    const found = chooseVersion(entries, version)
    if (!found)
      throw new HelmError(
        `can't get a valid version for 1 subchart(s): "${name}" (repository "${repository}", version "${version}"). Make sure a matching chart version exists in the repo, or change the version constraint in Chart.yaml`,
      )
    const archive = archiveAt(found.urls[0] ?? '')
    if (archive === undefined) throw new HelmError(`could not download ${found.urls[0]}: 404 Not Found`)
    return { name, repository, version: found.metadata.version, archive }
  }
}

function load(io: HelmIo, path: string): Chart {
  if (io.listDir(path) === undefined) {
    if (io.readFile(path) === undefined)
      throw new HelmError(`could not find ${path}: stat ${path}: no such file or directory`)
    throw new HelmError('only unpacked charts can be updated')
  }
  return loadChart(io, path)
}

/** Puts what was chosen into charts/, and takes out what is no longer wanted. */
function save(io: HelmIo, root: string, resolved: readonly Resolved[], say: Say): void {
  say(`Saving ${resolved.length} charts\n`)
  for (const { name, version, repository, archive } of resolved) {
    if (archive === undefined) {
      say(`Dependency ${name} did not declare a repository. Assuming it exists in the charts directory\n`)
      continue
    }
    say(`${repository.startsWith('file://') ? 'Archiving' : 'Downloading'} ${name} from repo ${repository}\n`)
    io.writeFile(`${root}/charts/${name}-${version}.tgz`, archive)
  }
  say('Deleting outdated charts\n')
  const kept = new Set(resolved.map(({ name, version }) => `${name}-${version}.tgz`))
  const names = new Set(resolved.map(({ name }) => name))
  for (const file of io.listDir(`${root}/charts`) ?? []) {
    const stem = /^(.*)-\d+\.\d+\.\d+[^/]*\.tgz$/.exec(file)?.[1]
    if (stem !== undefined && names.has(stem) && !kept.has(file)) io.remove(`${root}/charts/${file}`)
  }
}

function writeLock(io: HelmIo, root: string, chart: Chart, resolved: readonly Resolved[]): void {
  const dependencies = resolved.map(({ name, version, repository }) => ({ name, repository, version }))
  const lock = {
    dependencies,
    digest: digest(chart.metadata.dependencies, dependencies),
    generated: formatDate('2006-01-02T15:04:05.999999999Z07:00', moment(io.now())),
  }
  io.writeFile(`${root}/Chart.lock`, toYaml(lock))
}

interface UpdateOptions {
  skipsRefresh: boolean
}

/** Chooses the newest version of each dependency. @throws HelmError */
export function updateDependencies(
  io: HelmIo,
  flags: FlagValues,
  path: string,
  say: Say,
  { skipsRefresh }: UpdateOptions,
): void {
  const chart = load(io, path)
  const wanted = chart.metadata.dependencies
  if (wanted.length === 0) return
  const resolver = new Resolver(io, flags, path)
  resolver.checkNames(wanted)
  if (!skipsRefresh) resolver.refresh(wanted, say)
  const resolved = wanted.map((one) => resolver.resolve(one))
  save(io, path, resolved, say)
  writeLock(io, path, chart, resolved)
}

/** Fetches what the lock says. @throws HelmError where lock and chart do not fit together */
export function buildDependencies(
  io: HelmIo,
  flags: FlagValues,
  path: string,
  say: Say,
  { skipsRefresh }: UpdateOptions,
): void {
  const chart = load(io, path)
  const { lock } = chart
  if (!lock) {
    updateDependencies(io, flags, path, say, { skipsRefresh })
    return
  }
  if (lock.digest !== digest(chart.metadata.dependencies, lock.dependencies))
    throw new HelmError(
      "the lock file (Chart.lock) is out of sync with the dependencies file (Chart.yaml). Please update the dependencies with 'helm dependency update'",
    )
  const resolver = new Resolver(io, flags, path)
  resolver.checkNames(lock.dependencies, 'the missing repos')
  if (!skipsRefresh) resolver.refresh(lock.dependencies, say)
  save(
    io,
    path,
    lock.dependencies.map((one) => resolver.resolve(one)),
    say,
  )
}
