/** From what a learner names to a chart's files: a path, `repo/chart`, an address, `oci://…`. */
import { HelmError } from '@/lib/helm/errors'
import type { HelmIo } from '@/lib/helm/io'
import { archiveAt } from '@/lib/helm/repo/catalogue'
import { helmPaths } from '@/lib/helm/repo/paths'
import { isOci, type Pulled, pullChart, registryDigest } from '@/lib/helm/repo/registry'
import { fetchIndex, type IndexEntry, RepositoryFile, readIndex } from '@/lib/helm/repo/repositories'
import { findVersion, parseRange, VersionError } from '@/lib/helm/semver'
import type { FlagValues } from '@/lib/kubectl/cli/parse-flags'

/** A chart that was found. */
export interface Located extends Omit<Pulled, 'reference'> {
  /** Where it is from a registry. */
  reference?: string
}

/** The newest of a list in a range; pre-releases only where the range names one. @throws HelmError */
export function chooseVersion(entries: readonly IndexEntry[], range: string): IndexEntry | undefined {
  const exact = entries.find(({ metadata }) => metadata.version === range)
  if (exact) return exact
  try {
    const isInside = parseRange(range || '*')
    return entries.find(({ metadata }) => {
      const version = findVersion(metadata.version)
      return version !== undefined && isInside(version)
    })
  } catch (error) {
    if (error instanceof VersionError) throw new HelmError(error.message)
    throw error
  }
}

function download(url: string): string {
  const archive = archiveAt(url)
  if (archive === undefined) throw new HelmError(`failed to fetch ${url} : 404 Not Found`)
  return archive
}

function fromEntry(entry: IndexEntry, base: string): Located {
  const { name, version } = entry.metadata
  const [url = ''] = entry.urls
  if (url === '') throw new HelmError(`chart "${name}" has no downloadable URLs`)
  const absolute = /^https?:/.test(url) ? url : `${base.replace(/\/+$/, '')}/${url}`
  return { name, version, archive: download(absolute) }
}

function fromAddress(url: string, name: string, range: string): Located {
  const entries = readIndex(fetchIndex(url)).get(name) ?? []
  const found = chooseVersion(entries, range)
  if (found) return fromEntry(found, url)
  const shown = range ? `chart "${name}" version "${range}"` : `chart "${name}"`
  throw new HelmError(`${shown} not found in ${url} repository`)
}

function fromRepository(io: HelmIo, flags: FlagValues, reference: string, range: string): Located {
  const [name = '', chart] = [reference.split('/')[0], reference.split('/').slice(1).join('/')]
  if (!chart)
    throw new HelmError(`non-absolute URLs should be in form of repo_name/path_to_chart, got: ${reference}`)
  const file = new RepositoryFile(io, flags)
  const repository = file.find(name)
  if (!repository) throw new HelmError(`repo ${name} not found`)
  const index = file.index(name)
  if (!index)
    throw new HelmError(
      `no cached repo found. (try 'helm repo update'): open ${helmPaths(io, flags).repositoryCache}/${name}-index.yaml: no such file or directory`,
    )
  const entries = index.get(chart)
  const reason = entries ? `no chart version found for ${chart}-${range}` : 'no chart name found'
  const found = entries && chooseVersion(entries, range)
  if (!found)
    throw new HelmError(
      `chart "${chart}" matching ${range} not found in ${name} index. (try 'helm repo update'): ${reason}`,
    )
  return fromEntry(found, repository.url)
}

/** A chart that has to be fetched. @throws HelmError */
export function fetchChart(io: HelmIo, flags: FlagValues, reference: string): Located {
  const given = flags.string('version').trim()
  const range = given || (flags.bool('devel') ? '>0.0.0-0' : '')
  const address = flags.string('repo')
  if (address) return fromAddress(address, reference, range)
  if (isOci(reference)) return pullChart(io, reference, range)
  if (/^https?:\/\//.test(reference)) {
    const [, name = '', version = ''] = /([^/]+)-(\d[^/]*)\.tgz$/.exec(reference) ?? []
    return { name, version, archive: download(reference) }
  }
  return fromRepository(io, flags, reference, range)
}

/** The path of a chart: what is on the disk, or what was fetched into the cache. @throws HelmError */
export function locateChart(io: HelmIo, flags: FlagValues, reference: string): string {
  const name = reference.trim()
  if (!flags.string('repo')) {
    if (io.listDir(name) !== undefined || io.readFile(name) !== undefined) return name
    if (name.startsWith('/') || name.startsWith('.')) throw new HelmError(`path "${name}" not found`)
  }
  const found = fetchChart(io, flags, name)
  const { repositoryCache } = helmPaths(io, flags)
  const path = `${repositoryCache}/${found.name}-${found.version}.tgz`
  io.writeFile(path, found.archive)
  if (found.reference) io.stdout(`Pulled: ${found.reference}\nDigest: ${registryDigest(found.archive)}\n`)
  return path
}
