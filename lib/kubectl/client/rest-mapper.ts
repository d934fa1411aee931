import { ApiStatusError, KubectlError } from '../errors'
import { compareStrings, digList, digString, quote } from '../go-format'
import type { DiscoveryCache } from './discovery-cache'
import { groupVersion, type Mapping, type RestClient } from './rest-client'

interface GroupVersionInfo {
  group: string
  version: string
  preferred: boolean
}

/** `no matches for kind "Pod" in version "v2"` (meta.NoKindMatchError). */
export class NoKindMatch extends KubectlError {
  constructor(apiVersion: string, kind: string) {
    super(`no matches for kind ${quote(kind)} in version ${quote(apiVersion)}`)
  }
}

/** Discovery is on the disk from earlier runs, whoever asks now. */
const REMEMBERED = { component: true }

/** Names to resources, from the server's discovery endpoints (meta.RESTMapper). */
export class RestMapper {
  #versions: GroupVersionInfo[] | undefined
  readonly #resources = new Map<string, Mapping[]>()
  /** Versions whose own server does not answer. */
  readonly #stale = new Set<string>()

  constructor(
    private readonly client: RestClient,
    private readonly cache: DiscoveryCache,
  ) {}

  /** Every served group and version, core first, preferred versions before the others of their group. */
  groupVersions(): GroupVersionInfo[] {
    if (this.#versions) return this.#versions
    const core = digVersions(this.client.request('GET', '/api', REMEMBERED))
    const groups = digList(this.client.request('GET', '/apis', REMEMBERED), 'groups')
    this.#versions = [
      ...core.map((version, index) => ({ group: '', version, preferred: index === 0 })),
      ...groups.flatMap((group) => {
        const preferred = digString(group, 'preferredVersion', 'version')
        return digList(group, 'versions')
          .map((one) => digString(one, 'version'))
          .map((version) => ({ group: digString(group, 'name'), version, preferred: version === preferred }))
      }),
    ]
    return this.#versions
  }

  /** The resources of one group and version, without subresources. */
  resourcesOf(group: string, version: string): Mapping[] {
    const key = groupVersion({ group, version })
    const known = this.#resources.get(key)
    if (known) return known
    const resources = this.#listed(group, version)
      .filter((one) => !digString(one, 'name').includes('/'))
      .map((one) => toMapping(one, group, version))
    this.#resources.set(key, resources)
    return resources
  }

  /** Whether discovery lists `deployments/scale` and the like. */
  hasSubresource({ group, version, resource }: Mapping, name: string): boolean {
    return this.#listed(group, version).some((one) => digString(one, 'name') === `${resource}/${name}`)
  }

  #listed(group: string, version: string): Record<string, unknown>[] {
    const path = group ? `/apis/${group}/${version}` : `/api/${version}`
    try {
      return digList(this.client.request('GET', path, REMEMBERED), 'resources')
    } catch (error) {
      if (!(error instanceof ApiStatusError) || error.status.code !== 503) throw error
      this.#stale.add(groupVersion({ group, version }))
      return []
    }
  }

  /** Whether the server of a version does not answer; the rest of the API goes on without it. */
  isStale(group: string, version: string): boolean {
    this.resourcesOf(group, version)
    return this.#stale.has(groupVersion({ group, version }))
  }

  /** Why a list of all that is served has gaps, if it has (discovery.ErrGroupDiscoveryFailed). */
  discoveryError(): string | undefined {
    this.all(false)
    const reasons = [...this.#stale].map((version) => `${version}: stale GroupVersion discovery: ${version}`)
    if (reasons.length === 0) return undefined
    const list = reasons.sort(compareStrings).join(', ')
    return `unable to retrieve the complete list of server APIs: ${list}`
  }

  /** All resources; `preferredOnly` leaves out those served also by a preferred version. */
  all(preferredOnly = true): Mapping[] {
    return this.groupVersions()
      .filter((one) => one.preferred || !preferredOnly)
      .flatMap((one) => this.resourcesOf(one.group, one.version))
  }

  /** Forgets what is no longer served. */
  invalidate(): void {
    this.cache.refresh(this.all(false))
  }

  /** `pods`, `po`, `Pod`, `deploy.apps`, `deployments.v1.apps`. */
  find(argument: string): Mapping | undefined {
    const found = this.#find(argument) ?? findStale(this.cache.mappings(), argument)
    if (found) this.cache.remember(found)
    else this.invalidate()
    return found
  }

  #find(argument: string): Mapping | undefined {
    const [name, ...rest] = argument.split('.') as [string, ...string[]]
    const lower = name.toLowerCase()
    const named = (mapping: Mapping) =>
      mapping.resource === lower || mapping.singular === lower || mapping.kind.toLowerCase() === lower
    if (rest.length >= 2) {
      const [version, ...group] = rest
      const served = this.#served(group.join('.'), version!)
      const exact = served?.find(named) ?? served?.find((one) => one.shortNames.includes(name))
      if (exact) return exact
    }
    const group = rest.join('.')
    const candidates = this.all().filter((one) => rest.length === 0 || one.group === group)
    const others = this.#others().filter((one) => rest.length === 0 || one.group === group)
    const pool = [...candidates, ...others]
    return pool.find(named) ?? pool.find((one) => one.shortNames.includes(name))
  }

  /** @throws KubectlError `the server doesn't have a resource type "widgets"` */
  get(argument: string): Mapping {
    const found = this.find(argument)
    if (!found)
      throw new KubectlError(`the server doesn't have a resource type ${quote(argument.split('.')[0]!)}`)
    return found
  }

  /** @throws NoKindMatch */
  forKind(apiVersion: string, kind: string): Mapping {
    const slash = apiVersion.indexOf('/')
    const group = slash < 0 ? '' : apiVersion.slice(0, slash)
    const version = apiVersion.slice(slash + 1)
    const named = (one: Mapping) => one.kind === kind || one.kind.toLowerCase() === kind
    const stale = (one: Mapping) => one.group === group && one.version === version && named(one)
    const found = this.#served(group, version)?.find(named) ?? this.cache.mappings().find(stale)
    if (!found) {
      this.invalidate()
      throw new NoKindMatch(apiVersion, kind)
    }
    this.cache.remember(found)
    return found
  }

  /** The members of a category such as `all`, as resource arguments; undefined when there is none. */
  expandCategory(name: string): string[] | undefined {
    const members = this.all().filter((one) => one.categories.includes(name))
    if (members.length === 0) return undefined
    return members.map((one) => (one.group ? `${one.resource}.${one.group}` : one.resource))
  }

  #served(group: string, version: string): Mapping[] | undefined {
    const served = this.groupVersions().some((one) => one.group === group && one.version === version)
    return served ? this.resourcesOf(group, version) : undefined
  }

  #others(): Mapping[] {
    return this.groupVersions()
      .filter((one) => !one.preferred)
      .flatMap((one) => this.resourcesOf(one.group, one.version))
  }
}

/** A resource that was served when it was last met. */
function findStale(mappings: readonly Mapping[], argument: string): Mapping | undefined {
  const [name = '', ...rest] = argument.toLowerCase().split('.')
  const group = rest.join('.')
  return mappings.find(
    (one) =>
      (rest.length === 0 || one.group === group || `${one.version}.${one.group}` === group) &&
      [one.resource, one.singular, one.kind.toLowerCase(), ...one.shortNames].includes(name),
  )
}

function digVersions(body: unknown): string[] {
  const versions = digList(body, 'versions') as unknown[]
  return versions.map(String)
}

function toMapping(resource: Record<string, unknown>, group: string, version: string): Mapping {
  const kind = digString(resource, 'kind')
  return {
    group,
    version,
    resource: digString(resource, 'name'),
    singular: digString(resource, 'singularName') || kind.toLowerCase(),
    kind,
    namespaced: resource.namespaced === true,
    shortNames: (resource.shortNames as string[] | undefined) ?? [],
    categories: (resource.categories as string[] | undefined) ?? [],
    verbs: (resource.verbs as string[] | undefined) ?? [],
  }
}
