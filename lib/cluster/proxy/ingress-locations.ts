/**
 * What ingress-nginx makes of Ingresses: one server for each host, with its locations.
 * Mirrors: createServers and getBackendServers of its controller, buildLocation of its template.
 */
import type { Ingress } from '@/lib/cluster/apimachinery/object'
import { Regexp } from '@/lib/cluster/apimachinery/regexp/regexp'
import { RegexpError } from '@/lib/cluster/apimachinery/regexp/syntax'
import { hostFits } from '@/lib/cluster/proxy/http-match'

export type IngressBackend = NonNullable<NonNullable<Ingress['spec']['defaultBackend']>['service']>

const PREFIX = 'nginx.ingress.kubernetes.io/'

/** An annotation of ingress-nginx. */
export const annotationOf = ({ metadata }: Ingress, name: string): string | undefined =>
  metadata.annotations?.[`${PREFIX}${name}`]

export interface Location {
  path: string
  pathType: string
  /** Absent: the built-in default backend, which answers 404. */
  backend?: IngressBackend
  /** Whose annotations hold; absent: nobody's. */
  ingress?: Ingress
  /** Where in it: `spec.rules[0].http.paths[0]`. */
  field?: string
  /** Nothing but what is left when no path fits. */
  isDefault?: true
}

export interface Server {
  /** '' for the one that takes all other hosts. */
  host: string
  locations: Location[]
  /** Somebody uses patterns for this host: all its paths are patterns. */
  patterns: boolean
}

export const isCanary = (ingress: Ingress) => annotationOf(ingress, 'canary') === 'true'

/** Where a location's path is rewritten to. */
export function targetOf({ ingress, path }: Location): string | undefined {
  const target = ingress && annotationOf(ingress, 'rewrite-target')
  return target && target !== path ? target : undefined
}

const usesPatterns = (location: Location) =>
  (location.ingress && annotationOf(location.ingress, 'use-regex') === 'true') ||
  targetOf(location) !== undefined

function rootOf(ingress: Ingress): Location {
  const backend = ingress.spec.defaultBackend?.service
  return { path: '/', pathType: 'Prefix', ingress, isDefault: true, ...(backend ? { backend } : {}) }
}

/** Each host's server with its root; the default backend of an Ingress is that of its hosts, and of all others. */
function emptyServers(ingresses: readonly Ingress[]): Map<string, Server> {
  const all: Location = { path: '/', pathType: 'Prefix', isDefault: true }
  const servers = new Map<string, Server>([['', { host: '', locations: [all], patterns: false }]])
  for (const ingress of ingresses) {
    const { defaultBackend, rules = [] } = ingress.spec
    if (defaultBackend?.service) {
      all.backend = defaultBackend.service
      all.ingress = ingress
      all.field = 'spec.defaultBackend'
    }
    for (const { host = '' } of rules)
      if (!servers.has(host)) servers.set(host, { host, locations: [rootOf(ingress)], patterns: false })
  }
  return servers
}

/** The first who claims a path of a type has it. */
function addLocation(server: Server, location: Location): void {
  const at = server.locations.findIndex(
    ({ path, pathType }) => path === location.path && pathType === location.pathType,
  )
  if (at < 0) server.locations.push(location)
  else if (server.locations[at]?.isDefault) server.locations[at] = location
}

/** A prefix is two locations: `/a/`, and `/a` exactly. */
function split(location: Location, others: readonly Location[]): Location[] {
  const { path, pathType } = location
  if (pathType !== 'Prefix' || path === '/') return [location]
  const bare = path.replace(/\/$/, '')
  const taken = others.some((one) => one.pathType === 'Exact' && one.path === bare)
  const below = { ...location, path: `${bare}/` }
  return taken ? [below] : [below, { ...location, path: bare, pathType: 'Exact' }]
}

const backwards = (a: string, b: string) => (a > b ? -1 : a < b ? 1 : 0)

/** By host. @param ingresses the oldest first, without canaries */
export function serversOf(ingresses: readonly Ingress[]): Map<string, Server> {
  const servers = emptyServers(ingresses)
  for (const ingress of ingresses)
    for (const [rule, { host = '', http }] of (ingress.spec.rules ?? []).entries()) {
      const server = servers.get(host)
      if (!server) continue
      for (const [index, { path = '/', pathType, backend }] of (http?.paths ?? []).entries()) {
        const field = `spec.rules[${rule}].http.paths[${index}]`
        if (backend.service)
          addLocation(server, { path: path || '/', pathType, backend: backend.service, ingress, field })
      }
    }
  for (const server of servers.values()) {
    const sorted = server.locations.sort((a, b) => b.path.length - a.path.length || backwards(a.path, b.path))
    server.locations = sorted.flatMap((location) => split(location, sorted))
    server.patterns = server.locations.some(usesPatterns)
  }
  return servers
}

/** Of the very host, else of its wildcard, else of all others. */
export function serverFor(servers: ReadonlyMap<string, Server>, host: string): Server | undefined {
  const name = host.replace(/:\d+$/, '').toLowerCase()
  const wild = [...servers.keys()].find((one) => one.startsWith('*.') && hostFits(one, name, 'one'))
  return servers.get(name) ?? (wild === undefined ? undefined : servers.get(wild)) ?? servers.get('')
}

function patternFits(pattern: string, path: string): boolean {
  try {
    return new Regexp(`(?i)^${pattern}`).test(path)
  } catch (error) {
    if (error instanceof RegexpError) return false
    throw error
  }
}

/** nginx' own choice: the exact one, else the longest that the path begins with; patterns: the first that fits. */
export function locationFor({ locations, patterns }: Server, path: string): Location | undefined {
  if (patterns) return locations.find((one) => patternFits(one.path, path))
  const exact = locations.find((one) => one.pathType === 'Exact' && one.path === path)
  return exact ?? locations.find((one) => one.pathType !== 'Exact' && path.startsWith(one.path))
}
