import type { Pod } from '@/lib/cluster/apimachinery/object'
import { nodeFiles } from '@/lib/cluster/kubelet/pod-volumes'
import { resolveHost } from '@/lib/cluster/kubelet/process/net/resolver'
import type {
  Answer,
  DnsAnswer,
  Network,
  Protocol,
  Query,
  Visit,
} from '@/lib/cluster/kubelet/process/network'
import { askServers } from '@/lib/cluster/proxy/dns-server'
import { isOutsideResolver, outsideAnswer } from '@/lib/cluster/proxy/outside'
import { answersPing, routesTo } from '@/lib/cluster/proxy/reach'
import { routeService } from '@/lib/cluster/proxy/services'
import type { Destination, Hop, Obstacle, Route, Source, World } from '@/lib/cluster/proxy/world'

type DnsQuery = Extract<Query, { kind: 'dns' }>
type ConnectQuery = Extract<Query, { kind: 'connect' }>

/** Several records come in any order: each may be the first. */
function rotations(answer: DnsAnswer): Answer[] {
  const { records } = answer
  const turns = records.every(({ type }) => type === 'A') ? Math.min(records.length, MOST_TURNS) : 1
  return Array.from({ length: Math.max(1, turns) }, (_, at) => ({
    kind: 'dns',
    answer: { ...answer, records: [...records.slice(at), ...records.slice(0, at)] },
  }))
}

const MOST_TURNS = 8

/** Is the answer one that came? */
const isAnswer = (answer: Answer): answer is Extract<Answer, { kind: 'dns' }> => answer.kind === 'dns'

function dnsAnswers(world: World, route: Route, { server, name, type }: DnsQuery): Answer[] {
  if ('obstacle' in route) return [failureOf(route.obstacle)]
  const { listener, pod } = route
  if (isOutsideResolver(server)) return rotations(outsideAnswer({ name, type }))
  if (!listener.dns) return [{ kind: 'timeout' }]
  const answer = askServers(world, pod, listener.dns, listener.port, { name, type })
  return typeof answer === 'string' ? [{ kind: answer }] : rotations(answer)
}

const failureOf = ({ kind }: Obstacle): Answer => ({ kind: kind === 'unresolved' ? 'timeout' : kind })

/** What a listener answers: one of several, when it passes on. */
function overRoute(route: Route, { request }: ConnectQuery): Answer[] {
  if ('obstacle' in route) return [failureOf(route.obstacle)]
  const { serve, spread, tls, greeting, certificate, certificateFor } = route.listener
  const asked = request && (request.tls ? tls : true) ? { ...request, client: route.client } : undefined
  const shown = asked?.tls ? (certificateFor?.(asked.host) ?? certificate) : undefined
  const responses = (asked && (spread?.(asked) ?? (serve ? [serve(asked)] : undefined))) ?? [undefined]
  return responses.map((response) => ({
    kind: 'open',
    ...(tls ? { tls } : {}),
    ...(shown === undefined ? {} : { certificate: shown }),
    ...(response ? { response } : {}),
    ...(greeting === undefined ? {} : { data: greeting }),
  }))
}

/** What may come of a question, each with the way that it took. */
function outcomes(
  world: World,
  from: Source,
  query: DnsQuery | ConnectQuery,
): { route: Route; answer: Answer }[] {
  const to: Destination =
    query.kind === 'connect' ? query : { address: query.server, port: 53, protocol: 'UDP' }
  return routesTo(world, from, to).flatMap((route) => {
    const answers = query.kind === 'connect' ? overRoute(route, query) : dnsAnswers(world, route, query)
    return answers.map((answer) => ({ route, answer }))
  })
}

/** Tells whom a question has reached, and keeps a client with its backend. */
function arrive(world: World, from: Source, query: Query, index: number): void {
  if (query.kind === 'ping') return
  const { route, answer } = outcomes(world, from, query)[index] ?? {}
  if (!route || !answer || 'obstacle' in route) return
  const { listener, pod, client } = route
  if (query.kind === 'connect') {
    const way = routeService(world, from, query)
    if (way?.kind === 'backends' && way.affinity) world.keep?.(way.affinity.key, way.affinity.seconds)
  }
  if (!pod || !listener.log) return
  const visit: Visit = {
    client,
    at: world.now?.() ?? 0,
    ...(query.kind === 'dns' ? { question: query } : {}),
    ...(isAnswer(answer) ? { answer: answer.answer } : {}),
    ...(query.kind === 'connect' && query.request ? { request: query.request } : {}),
    ...(answer.kind === 'open' && answer.response ? { response: answer.response } : {}),
  }
  world.wrote?.(pod, listener, listener.log(visit))
}

/** The network as a pod, or a node, sees it. */
export function networkOf(world: World, from: Source): Network {
  const network = (query: Query): Answer[] =>
    query.kind === 'ping'
      ? [answersPing(world, from, query.address) ? { kind: 'open' } : { kind: 'timeout' }]
      : outcomes(world, from, query).map(({ answer }) => answer)
  return Object.assign(network, {
    arrived: (query: Query, index: number) => arrive(world, from, query, index),
  })
}

/** The whole way of a connection, or the first obstacle on it. */
export type Reach = { ok: true; path: Hop[] } | { ok: false; path: Hop[]; obstacle: Obstacle; words: string }

/** What curl and wget say, behind their own names. */
const WORDS: Record<Obstacle['kind'], string> = {
  refused: 'Connection refused',
  timeout: 'Connection timed out',
  unreachable: 'No route to host',
  unresolved: 'Could not resolve host',
}

const failed = (path: Hop[], obstacle: Obstacle, name: string): Reach => ({
  ok: false,
  path,
  obstacle,
  words: obstacle.kind === 'unresolved' ? `${WORDS.unresolved}: ${name}` : WORDS[obstacle.kind],
})

/** The address of a host for a pod or a node, by its search path; waiting costs nothing here. */
function addressFor(world: World, from: Source, host: string): string | undefined {
  const files = 'pod' in from ? filesOf(from.pod) : new Map<string, string>()
  const ask = (query: Query) => networkOf(world, from)(query)[0] ?? { kind: 'timeout' as const }
  const steps = resolveHost({ ask, files }, host)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value[0]
  }
}

const filesOf = (pod: Pod) => new Map(Object.entries(nodeFiles(pod, pod.status?.podIP ?? '')))

/**
 * Walks DNS → Service → EndpointSlice → NetworkPolicy → pod → process.
 * Of several backends the first that cannot be reached tells why.
 */
export function canReach(
  world: World,
  from: Source,
  host: string,
  port: number,
  protocol: Protocol = 'TCP',
): Reach {
  const address = addressFor(world, from, host)
  if (address === undefined) {
    const message = `no name server knows ${host}`
    return failed([], { at: 'dns', kind: 'unresolved', code: 'no such name', message }, host)
  }
  const dns: Hop[] = address === host ? [] : [{ kind: 'dns', name: host, address }]
  const routes = routesTo(world, from, { address, port, protocol })
  const route = routes.find((candidate) => 'obstacle' in candidate) ?? routes[0]
  if (!route) throw new TypeError('a connection has at least one way')
  const path = [...dns, ...route.hops]
  return 'obstacle' in route ? failed(path, route.obstacle, host) : { ok: true, path }
}
