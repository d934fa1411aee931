import { listenerAnswers } from '@/lib/cluster/kubelet/process/listener-answer'
import type { Answer, DnsAnswer, Network, Query, Visit } from '@/lib/cluster/kubelet/process/network'
import { askServers } from '@/lib/cluster/proxy/dns-server'
import { isOutsideResolver, outsideAnswer } from '@/lib/cluster/proxy/outside'
import { answersPing, waysTo } from '@/lib/cluster/proxy/reach'
import type { Shown } from '@/lib/cluster/proxy/rules/show-rules'
import type { Affinity } from '@/lib/cluster/proxy/services'
import type { Destination, Obstacle, Route, Source, World } from '@/lib/cluster/proxy/world'
import { nodeOf } from '@/lib/cluster/proxy/world'

type DnsQuery = Extract<Query, { kind: 'dns' }>
type ConnectQuery = Extract<Query, { kind: 'connect' }>

/** Name servers remember their answers: the orders of each, as long as it is there. */
const orders = new WeakMap<DnsAnswer, Answer[]>()

/** Several records come in any order: each may be the first. */
function rotations(answer: DnsAnswer): Answer[] {
  const known = orders.get(answer)
  if (known) return known
  const { records } = answer
  const turns = records.every(({ type }) => type === 'A') ? Math.min(records.length, MOST_TURNS) : 1
  const all = Array.from(
    { length: Math.max(1, turns) },
    (_, at): Answer => ({
      kind: 'dns',
      answer: { ...answer, records: [...records.slice(at), ...records.slice(0, at)] },
    }),
  )
  orders.set(answer, all)
  return all
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

const overRoute = (route: Route, query: ConnectQuery): Answer[] =>
  'obstacle' in route ? [failureOf(route.obstacle)] : listenerAnswers(route.listener, route.client, query)

type Asked = DnsQuery | ConnectQuery

const destinationOf = (query: Asked): Destination =>
  query.kind === 'connect' ? query : { address: query.server, port: 53, protocol: 'UDP' }

const answersOf = (world: World, query: Asked, route: Route): Answer[] =>
  query.kind === 'connect' ? overRoute(route, query) : dnsAnswers(world, route, query)

/** What may come of a question, each with the way that it took. */
function outcomes(world: World, from: Source, query: Asked): Outcome[] {
  const { count, route: routeAt, affinity } = waysTo(world, from, destinationOf(query))
  return Array.from({ length: count }, (_, at) => routeAt(at)).flatMap((route) =>
    answersOf(world, query, route).map((answer) => ({ route, answer, affinity })),
  )
}

interface Outcome {
  route: Route
  answer: Answer
  affinity: Affinity | undefined
}

/** Questions for names go before every connection: only those that come to nobody are of interest. */
const isNoted = (query: Asked, route: Route) => query.kind === 'connect' || 'obstacle' in route

/** Tells whom a question has reached, and keeps a client with its backend. */
function arrive(world: World, from: Source, query: Asked, { route, answer, affinity }: Outcome): void {
  if (isNoted(query, route)) world.carried?.(from, destinationOf(query), route)
  if ('obstacle' in route) return
  const { listener, pod, client } = route
  if (query.kind === 'connect' && affinity) world.keep?.(affinity.key, affinity.seconds)
  if (!pod || listener.unheard) return
  const visit: Visit = {
    client,
    at: world.now?.() ?? 0,
    ...(query.kind === 'dns' ? { question: query } : {}),
    ...(isAnswer(answer) ? { answer: answer.answer } : {}),
    ...(query.kind === 'connect' && query.request ? { request: query.request } : {}),
    ...(query.kind === 'connect' && query.data !== undefined ? { data: query.data } : {}),
    ...(answer.kind === 'open' && answer.response ? { response: answer.response } : {}),
    ...(answer.kind === 'open' && answer.data !== undefined ? { said: answer.data } : {}),
  }
  world.visited?.(pod, listener, visit)
}

/** A pod with a network of its own has no rules of kube-proxy in it. */
function shownTo(world: World, from: Source, argv: readonly string[]): Shown {
  const own = 'pod' in from && !from.pod.spec.hostNetwork
  const shown = own ? undefined : world.showRules?.(nodeOf(from), argv)
  return shown ?? { stdout: '', stderr: '', exitCode: 0 }
}

/** Answers what goes no way: how the kernel's rules look, and whether a machine is there. */
const plainAnswer = (world: World, from: Source, query: Exclude<Query, Asked>): Answer =>
  query.kind === 'rules'
    ? { kind: 'open', shown: shownTo(world, from, query.argv) }
    : { kind: answersPing(world, from, query.address) ? 'open' : 'timeout' }

const isAsked = (query: Query): query is Asked => query.kind === 'dns' || query.kind === 'connect'

/** The network as a pod, or a node, sees it. */
export function networkOf(world: World, from: Source): Network {
  const network = (query: Query): Answer[] =>
    isAsked(query)
      ? outcomes(world, from, query).map(({ answer }) => answer)
      : [plainAnswer(world, from, query)]
  return Object.assign(network, {
    arrived(query: Query, index: number) {
      const found = isAsked(query) ? outcomes(world, from, query)[index] : undefined
      if (found && isAsked(query)) arrive(world, from, query, found)
    },
    one(query: Query, pick: (count: number) => number): Answer {
      if (!isAsked(query)) return plainAnswer(world, from, query)
      const { count, route: routeAt, affinity } = waysTo(world, from, destinationOf(query))
      const at = pick(count)
      const route = at < count ? routeAt(at) : undefined
      const answers = route ? answersOf(world, query, route) : []
      const answer = answers[pick(answers.length)]
      if (!route || !answer) return { kind: 'timeout' }
      arrive(world, from, query, { route, answer, affinity })
      return answer
    },
  })
}
