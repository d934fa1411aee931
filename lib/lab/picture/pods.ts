import type { Event, KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import { podSummary } from '@/lib/cluster/apis/core/pod-columns'
import type { SchedulingDecision } from '@/lib/cluster/client/component'
import type { Cluster } from '@/lib/cluster/create-cluster'
import { Drawings } from './drawings'
import type { Mood, PodPicture } from './schema'

const BUSY = /^(Pending|ContainerCreating|PodInitializing|Terminating|Init:\d|SchedulingGated)/

/** What a STATUS means to somebody who looks at it. */
export function moodOf(status: string, ready: string): Mood {
  if (status === 'Completed' || status === 'Succeeded') return 'over'
  if (BUSY.test(status)) return 'busy'
  if (status !== 'Running') return 'bad'
  const [have, want] = ready.split('/')
  return have === want ? 'good' : 'busy'
}

/** `ReplicaSet/web-5d…`: what controls an object. */
export function ownerOf({ metadata }: Pick<KubeObject, 'metadata'>): { owner?: string } {
  const owner = metadata.ownerReferences?.find((reference) => reference.controller)
  return owner ? { owner: `${owner.kind}/${owner.name}` } : {}
}

/** Names of the PersistentVolumeClaims that a Pod mounts. */
export const claimsOf = ({ metadata, spec }: Pod): string[] =>
  (spec.volumes ?? []).flatMap(({ name, persistentVolumeClaim, ephemeral }) =>
    persistentVolumeClaim ? [persistentVolumeClaim.claimName] : ephemeral ? [`${metadata.name}-${name}`] : [],
  )

function podPicture(
  pod: Pod,
  events: readonly Event[],
  decisions: readonly SchedulingDecision[],
): PodPicture {
  const { metadata, spec, status } = pod
  const { reason, ready, total, restarts } = podSummary(pod)
  const readiness = `${ready}/${total}`
  return {
    uid: metadata.uid,
    name: metadata.name,
    namespace: metadata.namespace ?? '',
    ...(spec.nodeName ? { node: spec.nodeName } : {}),
    status: reason,
    ready: readiness,
    restarts: String(restarts),
    mood: moodOf(reason, readiness),
    ...(status?.podIP ? { ip: status.podIP } : {}),
    images: spec.containers.map(({ image }) => image ?? ''),
    ...ownerOf(pod),
    labels: metadata.labels ?? {},
    claims: claimsOf(pod),
    why: reasonsOf(pod, events, decisions),
  }
}

const drawings = new Drawings<Pod, PodPicture>()
const NOTHING: readonly Event[] = []

/** All Pods. A decision that has changed shows in the Pod's status, or in an Event. */
export function podPictures(
  cluster: Cluster,
  pods: readonly Pod[],
  eventsOf: ReadonlyMap<string | undefined, readonly Event[]>,
): PodPicture[] {
  return pods.map((pod) => {
    const { namespace, name, uid } = pod.metadata
    const events = eventsOf.get(uid) ?? NOTHING
    return drawings.of(pod, events, () => {
      const decisions = cluster.decisions(`${namespace}/${name}`)
      return podPicture(
        pod,
        events,
        decisions.filter((decision) => decision.uid === uid),
      )
    })
  })
}

/** The scheduler's decision, then what the conditions and containers wait for, then the last events. */
function reasonsOf(pod: Pod, events: readonly Event[], decisions: readonly SchedulingDecision[]): string[] {
  const decision = decisions.at(-1)
  const waiting = [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])]
  return [
    ...(decision ? decisionLines(decision) : []),
    ...waiting.flatMap(({ name, state }) => {
      const at = state?.waiting ?? state?.terminated
      return at
        ? [`${name}: ${[at.reason, 'message' in at ? at.message : ''].filter(Boolean).join(': ')}`]
        : []
    }),
    ...events
      .filter(({ message }) => message !== decision?.message)
      .slice(-6)
      .map(({ reason, message, count }) => {
        const times = count && count > 1 ? ` (x${count})` : ''
        return `${reason}: ${message}${times}`
      }),
  ]
}

function decisionLines({ nodeName, message, nodes }: SchedulingDecision): string[] {
  if (!nodeName) return message ? [message] : []
  const chosen = nodes.find(({ node }) => node === nodeName)
  const scores = Object.entries(chosen?.scores ?? {})
    .map(([plugin, { normalized, weight }]) => `${plugin} ${normalized * weight}`)
    .join(', ')
  const passed = nodes
    .filter(({ node, message }) => node !== nodeName && message)
    .map(({ node, plugin, message }) => `${node}: ${plugin}: ${message}`)
  return [
    `${nodeName}${chosen?.total === undefined ? '' : `: ${chosen.total}`}${scores ? ` (${scores})` : ''}`,
    ...passed,
  ]
}
