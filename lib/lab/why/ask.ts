import type { Cluster } from '@/lib/cluster/create-cluster'
import type { Reach } from '@/lib/cluster/explain/can-reach'
import { installExplaining } from '@/lib/cluster/explanations'
import type { ReachSource, WhyAnswer, WhyObject, WhyQuestion } from './answer'
import { deedsOf, lineOf } from './lines'
import { refusalsOf } from './refusals'

type Answer<A extends WhyAnswer['about']> = Extract<WhyAnswer, { about: A }>
type Hop = Reach['path'][number]

function stateOf(cluster: Cluster, object: WhyObject): Answer<'state'> {
  const { links, origin } = cluster.explainNotReady(object)
  const cause = links.at(-1)?.object
  const isOwn = !cause || (cause.kind === object.kind && cause.name === object.name)
  return {
    about: 'state',
    object,
    lines: links.map(lineOf),
    deeds: deedsOf(cluster.explainCause(object)),
    origin: isOwn ? [] : deedsOf(origin),
  }
}

const named = ({ namespace, name }: { namespace?: string; name: string }) =>
  namespace ? `${namespace}/${name}` : name

/** A thing on the way, in the names that commands show. */
function hopText(hop: Hop): string {
  switch (hop.kind) {
    case 'dns':
      return `${hop.name} → ${hop.address}`
    case 'tls':
      return `${hop.host}: ${hop.subject}`
    case 'service':
      return `${named(hop)}:${hop.port}`
    case 'endpoint':
      return `${hop.pod ?? hop.address}:${hop.port}`
    case 'policy':
      return `${hop.direction}: ${hop.names.join(', ')}`
    case 'plugin':
      return `${named(hop)}: ${hop.ignored.join(', ')}`
    case 'ingress':
      return [named(hop), hop.field].filter(Boolean).join(' ')
    case 'gateway':
      return [named(hop), hop.listener, hop.route, hop.field].filter(Boolean).join(' ')
    case 'process':
      return `${hop.pod ?? hop.node ?? ''}:${hop.port}`
    case 'outside':
      return hop.address
  }
}

function reachOf(cluster: Cluster, from: ReachSource, to: WhyObject, port?: number): Answer<'reach'> {
  const reach = cluster.canReach(from, to, port)
  const path = reach.path.map((hop) => ({ kind: hop.kind, text: hopText(hop) }))
  if (reach.ok) return { about: 'reach', ok: true, path, partly: false, lines: [] }
  const { obstacle, words, links, partly = false } = reach
  const told = { code: obstacle.code, words, message: obstacle.message }
  return { about: 'reach', ok: false, path, obstacle: told, partly, lines: links.map(lineOf) }
}

/** Answers what somebody asks of a cluster, which stays as it is. */
export function askWhy(cluster: Cluster, question: WhyQuestion): WhyAnswer {
  installExplaining()
  if (question.about === 'state') return stateOf(cluster, question.object)
  if (question.about === 'reach') return reachOf(cluster, question.from, question.to, question.port)
  return { about: 'refusals', refusals: refusalsOf(cluster.refused()) }
}
