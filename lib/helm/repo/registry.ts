/**
 * Registries that keep charts.
 * Differs: what a learner pushes is kept beside the learner's own files, under /var/lib/helm-registry; logins are not
 * checked.
 */
import { sha256 } from '@/lib/cluster/apimachinery/sha256'
import { HelmError } from '@/lib/helm/errors'
import type { HelmIo } from '@/lib/helm/io'
import { registryCharts } from '@/lib/helm/repo/catalogue'
import { compareVersions, findVersion, parseRange, VersionError } from '@/lib/helm/semver'
import { bytesOf } from '@/lib/userland/kernel/text'

const ROOT = '/var/lib/helm-registry'

export const isOci = (reference: string): boolean => reference.startsWith('oci://')

/** `registry.example.com/charts/web` */
const pathOf = (reference: string) => reference.slice('oci://'.length).replace(/\/+$/, '')

/** A plus sign is no part of a tag. */
const tagOf = (version: string) => version.replaceAll('+', '_')

interface Tagged {
  version: string
  archive(): string
}

function tagged(io: HelmIo, path: string): Tagged[] {
  const own = (io.listDir(`${ROOT}/${path}`) ?? [])
    .filter((name) => name.endsWith('.tgz'))
    .map((name) => ({
      version: name.slice(0, -4).replaceAll('_', '+'),
      archive: () => io.readFile(`${ROOT}/${path}/${name}`) ?? '',
    }))
  const known = registryCharts(path).filter(({ version }) => !own.some((one) => one.version === version))
  return [...own, ...known].sort((a, b) => {
    const [left, right] = [findVersion(a.version), findVersion(b.version)]
    return left && right ? compareVersions(right, left) : 0
  })
}

/** What stands for the bytes of a chart in a registry: `sha256:…`. */
export const registryDigest = (archive: string): string => `sha256:${sha256(bytesOf(archive))}`

export interface Pulled {
  /** `registry.example.com/charts/web:1.5.0` */
  reference: string
  name: string
  version: string
  archive: string
}

/** The newest version in a range. @throws HelmError */
export function pullChart(io: HelmIo, reference: string, range: string): Pulled {
  const [path = '', tag] = pathOf(reference).split(/:(?=[^/]*$)/)
  const wanted = range || tag || '*'
  const all = tagged(io, path)
  const [host = ''] = path.split('/')
  if (all.length === 0)
    throw new HelmError(
      `failed to perform "FetchReference" on source: ${path}:${wanted === '*' ? 'latest' : wanted}: not found`,
    )
  let found: Tagged | undefined
  try {
    const isInside = parseRange(wanted)
    found =
      all.find(({ version }) => version === wanted) ??
      all.find(({ version }) => {
        const parsed = findVersion(version)
        return parsed !== undefined && isInside(parsed)
      })
  } catch (error) {
    if (!(error instanceof VersionError)) throw error
    throw new HelmError(`${error.message}`)
  }
  if (!found)
    throw new HelmError(
      `unable to locate any tags in provided repository: oci://${path}: could not locate a version matching provided version string ${wanted} at ${host}`,
    )
  const { version } = found
  return {
    reference: `${path}:${tagOf(version)}`,
    name: path.split('/').at(-1) ?? '',
    version,
    archive: found.archive(),
  }
}

/** Keeps a chart. @returns its reference and digest */
export function pushChart(
  io: HelmIo,
  remote: string,
  chart: { name: string; version: string; archive: string },
): { reference: string; digest: string } {
  const path = `${pathOf(remote)}/${chart.name}`
  io.writeFile(`${ROOT}/${path}/${tagOf(chart.version)}.tgz`, chart.archive)
  return { reference: `${path}:${tagOf(chart.version)}`, digest: registryDigest(chart.archive) }
}
