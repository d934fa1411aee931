/**
 * The chart repositories of the world, by their addresses.
 * Differs: the charts are Kubekata's own, small ones that bear the names of real ones.
 */

import { sha256 } from '@/lib/cluster/apimachinery/sha256'
import { packChart } from '@/lib/helm/chart/archive'
import type { ChartFile, Metadata } from '@/lib/helm/chart/chart'
import { metadataJson, readMetadata } from '@/lib/helm/chart/metadata'
import { type CatalogueRepository, REPOSITORIES } from '@/lib/helm/charts/index'
import { readYaml } from '@/lib/helm/values/read-values'
import type { JsonMap } from '@/lib/kubectl/go-format'
import { bytesOf } from '@/lib/userland/kernel/text'

/** When the archives of the catalogue were made. */
const CREATED = Date.UTC(2026, 0, 15, 12)

interface Published {
  metadata: Metadata
  files: readonly ChartFile[]
}

const textOfFile = (files: readonly ChartFile[], name: string) =>
  files.find((one) => one.name === name)?.text ?? ''

const published = (files: readonly ChartFile[]): Published => ({
  metadata: readMetadata(readYaml(textOfFile(files, 'Chart.yaml'))),
  files,
})

const trimmed = (url: string) => url.replace(/\/+$/, '').replace(/^http:/, 'https:')

function findRepository(url: string): CatalogueRepository | undefined {
  return REPOSITORIES.find((one) => one.urls.some((own) => own === trimmed(url)))
}

const chartsOf = (repository: CatalogueRepository) => repository.charts().map(published)

/** A packed chart, and the sum of its bytes: made when somebody asks. */
export function archiveOf({ metadata, files }: Published): string {
  return packChart(metadata.name, files, CREATED)
}

export const digestOf = (archive: string): string => sha256(bytesOf(archive))

/** The index that lies at a repository's address; undefined: there is none. */
export function repositoryIndex(url: string): JsonMap | undefined {
  const repository = findRepository(url)
  if (!repository) return undefined
  const entries: Record<string, JsonMap[]> = {}
  for (const { metadata } of chartsOf(repository)) {
    const { name, version } = metadata
    entries[name] = [
      ...(entries[name] ?? []),
      {
        ...metadataJson(metadata),
        created: new Date(CREATED).toISOString().replace('.000Z', 'Z'),
        urls: [`${trimmed(url)}/${name}-${version}.tgz`],
      },
    ]
  }
  return { apiVersion: 'v1', entries, generated: new Date(CREATED).toISOString().replace('.000Z', 'Z') }
}

/** The archive at an address; undefined: nothing is there. */
export function archiveAt(url: string): string | undefined {
  const slash = url.lastIndexOf('/')
  const repository = findRepository(url.slice(0, slash))
  const wanted = url.slice(slash + 1)
  const found =
    repository &&
    chartsOf(repository).find(({ metadata }) => `${metadata.name}-${metadata.version}.tgz` === wanted)
  return found && archiveOf(found)
}

/** Versions of a chart in a registry of the world: `registry-1.docker.io/bitnamicharts/nginx`. */
export function registryCharts(path: string): { version: string; archive: () => string }[] {
  const slash = path.lastIndexOf('/')
  const repository = REPOSITORIES.find((one) => one.registries?.includes(path.slice(0, slash)))
  return (repository ? chartsOf(repository) : [])
    .filter(({ metadata }) => metadata.name === path.slice(slash + 1))
    .map((one) => ({ version: one.metadata.version, archive: () => archiveOf(one) }))
}

/** All charts of all repositories, the newest version of each: what Artifact Hub would know. */
export const hubCharts = (): { metadata: Metadata; url: string; hub: string }[] =>
  REPOSITORIES.flatMap((repository) => {
    const seen = new Set<string>()
    return chartsOf(repository).flatMap(({ metadata }) => {
      if (seen.has(metadata.name)) return []
      seen.add(metadata.name)
      const [url = ''] = repository.urls
      return [{ metadata, url, hub: repository.hub }]
    })
  })
