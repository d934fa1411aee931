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

function matching(all: readonly Tagged[], range: string): Tagged | undefined {
  try {
    const isInside = parseRange(range)
    return all.find(({ version }) => {
      const parsed = findVersion(version)
      return parsed !== undefined && isInside(parsed)
    })
  } catch (error) {
    if (error instanceof VersionError) throw new HelmError(error.message)
    throw error
  }
}

/** The version of that number, or the newest in a range. @throws HelmError in the words of registries */
function choose(all: readonly Tagged[], path: string, wanted: string): Tagged {
  if (findVersion(wanted)) {
    const exact = all.find(({ version }) => version === wanted)
    if (exact) return exact
    throw new HelmError(`failed to perform "FetchReference" on source: ${path}:${tagOf(wanted)}: not found`)
  }
  if (all.length === 0) {
    const [host = '', ...rest] = path.split('/')
    throw new HelmError(
      `GET "https://${host}/v2/${rest.join('/')}/tags/list": response status code 404: name unknown: repository name not known to registry`,
    )
  }
  const found = matching(all, wanted || '*')
  if (!found) throw new HelmError(`could not locate a version matching provided version string ${wanted}`)
  return found
}

/** The newest version in a range. @throws HelmError */
export function pullChart(io: HelmIo, reference: string, range: string): Pulled {
  const [path = '', tag = ''] = pathOf(reference).split(/:(?=[^/]*$)/)
  if (tag !== '' && range !== '' && tag !== range)
    throw new HelmError(`chart reference and version mismatch: ${range} is not ${tag}`)
  const { version, archive } = choose(tagged(io, path), path, range || tag)
  return {
    reference: `${path}:${tagOf(version)}`,
    name: path.split('/').at(-1) ?? '',
    version,
    archive: archive(),
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
