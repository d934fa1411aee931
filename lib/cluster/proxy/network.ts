import type { Answer, DnsAnswer, Network, Query, Visit } from '@/lib/cluster/kubelet/process/network'
import { askServers } from '@/lib/cluster/proxy/dns-server'
import { isOutsideResolver, outsideAnswer } from '@/lib/cluster/proxy/outside'
import { answersPing, routesTo } from '@/lib/cluster/proxy/reach'
import type { Shown } from '@/lib/cluster/proxy/rules/show-rules'
import { routeService } from '@/lib/cluster/proxy/services'
import type { Destination, Obstacle, Route, Source, World } from '@/lib/cluster/proxy/world'
import { nodeOf } from '@/lib/cluster/proxy/world'

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
  if (query.kind === 'ping' || query.kind === 'rules') return
  const { route, answer } = outcomes(world, from, query)[index] ?? {}
  if (!route || !answer || 'obstacle' in route) return
  const { listener, pod, client } = route
  if (query.kind === 'connect') {
    const way = routeService(world, from, query)
    if (way?.kind === 'backends' && way.affinity) world.keep?.(way.affinity.key, way.affinity.seconds)
  }
  if (!pod) return
  const visit: Visit = {
    client,
    at: world.now?.() ?? 0,
    ...(query.kind === 'dns' ? { question: query } : {}),
    ...(isAnswer(answer) ? { answer: answer.answer } : {}),
    ...(query.kind === 'connect' && query.request ? { request: query.request } : {}),
    ...(query.kind === 'connect' && query.data !== undefined ? { data: query.data } : {}),
    ...(answer.kind === 'open' && answer.response ? { response: answer.response } : {}),
  }
  world.visited?.(pod, listener, visit)
}

/** A pod with a network of its own has no rules of kube-proxy in it. */
function shownTo(world: World, from: Source, argv: readonly string[]): Shown {
  const own = 'pod' in from && !from.pod.spec.hostNetwork
  const shown = own ? undefined : world.showRules?.(nodeOf(from), argv)
  return shown ?? { stdout: '', stderr: '', exitCode: 0 }
}

/** The network as a pod, or a node, sees it. */
export function networkOf(world: World, from: Source): Network {
  const network = (query: Query): Answer[] =>
    query.kind === 'rules'
      ? [{ kind: 'open', shown: shownTo(world, from, query.argv) }]
      : query.kind === 'ping'
        ? [answersPing(world, from, query.address) ? { kind: 'open' } : { kind: 'timeout' }]
        : outcomes(world, from, query).map(({ answer }) => answer)
  return Object.assign(network, {
    arrived: (query: Query, index: number) => arrive(world, from, query, index),
  })
}
