import type { Event, KubeObject, Node, Pod } from '@/lib/cluster/apimachinery/object'
import type { ApiRequest, Table } from '@/lib/cluster/apiserver/request'
import { ConnectionRefused } from '@/lib/cluster/apiserver/request'
import type { SchedulingDecision } from '@/lib/cluster/client/component'
import type { Cluster } from '@/lib/cluster/create-cluster'
import { ADMIN } from '@/lib/shell/admin'

/** Good: as wanted. Busy: on its way. Bad: needs somebody. Over: ended for good. */
export type Mood = 'good' | 'busy' | 'bad' | 'over'

export interface PodPicture {
  uid: string
  name: string
  namespace: string
  node?: string
  /** kubectl's STATUS column. */
  status: string
  /** kubectl's READY column. */
  ready: string
  restarts: string
  mood: Mood
  ip?: string
  images: string[]
  /** `ReplicaSet/web-5d…` */
  owner?: string
  labels: Record<string, string>
  /** Why it is where it is, in Kubernetes' words. */
  why: string[]
}

export interface NodePicture {
  name: string
  ready: boolean
  cordoned: boolean
  controlPlane: boolean
  /** `key=value:Effect` */
  taints: string[]
  cpu: string
  memory: string
}

export interface TimelineEntry {
  id: string
  /** virtual ms */
  at: number
  kind: 'write' | 'event'
  warning: boolean
  actor: string
  /** `create pods default/web` or an event's reason. */
  what: string
  /** The object, or an event's message. */
  about: string
}

/** What the lab draws: the cluster as an administrator sees it at one moment. */
export interface LabPicture {
  now: number
  /** False: the API server does not answer, and the rest is empty. */
  reachable: boolean
  nodes: NodePicture[]
  pods: PodPicture[]
  timeline: TimelineEntry[]
  components: { name: string; running: boolean }[]
}

const TIMELINE_LENGTH = 120

export function takePicture(cluster: Cluster): LabPicture {
  const now = cluster.now()
  const components = cluster.components()
  try {
    const events = list<Event>(cluster, '/api/v1/events').sort(byTime)
    const pods = podPictures(cluster, events)
    const timeline = timelineOf(cluster, events)
    return { now, reachable: true, nodes: nodePictures(cluster), pods, timeline, components }
  } catch (error) {
    if (!(error instanceof ConnectionRefused)) throw error
    return { now, reachable: false, nodes: [], pods: [], timeline: [], components }
  }
}

function read(cluster: Cluster, path: string, accept: ApiRequest['accept'] = 'json'): unknown {
  return cluster.request({ method: 'GET', path, accept, user: ADMIN, observer: true }).body
}

function list<T extends KubeObject>(cluster: Cluster, path: string): T[] {
  return (read(cluster, path) as { items?: T[] }).items ?? []
}

function timeOf({ lastTimestamp, eventTime, metadata }: Event): number {
  return Date.parse(String(lastTimestamp ?? eventTime ?? metadata.creationTimestamp))
}

/** Timestamps have whole seconds: within one, the later write comes last. */
function byTime(a: Event, b: Event): number {
  return timeOf(a) - timeOf(b) || Number(a.metadata.resourceVersion) - Number(b.metadata.resourceVersion)
}

function nodePictures(cluster: Cluster): NodePicture[] {
  return list<Node>(cluster, '/api/v1/nodes').map(({ metadata, spec, status }) => ({
    name: metadata.name,
    ready: status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false,
    cordoned: spec.unschedulable ?? false,
    controlPlane: 'node-role.kubernetes.io/control-plane' in (metadata.labels ?? {}),
    taints: (spec.taints ?? []).map(
      ({ key, value, effect }) => `${key}${value ? `=${value}` : ''}:${effect}`,
    ),
    cpu: String(status?.allocatable?.cpu ?? ''),
    memory: String(status?.allocatable?.memory ?? ''),
  }))
}

function podPictures(cluster: Cluster, events: Event[]): PodPicture[] {
  const rows = podRows(cluster)
  return list<Pod>(cluster, '/api/v1/pods').map((pod) => {
    const { metadata, spec, status } = pod
    const key = `${metadata.namespace}/${metadata.name}`
    const row = rows.get(key)
    const owner = metadata.ownerReferences?.find((reference) => reference.controller)
    const shown = row?.status ?? status?.phase ?? 'Unknown'
    return {
      uid: metadata.uid,
      name: metadata.name,
      namespace: metadata.namespace ?? '',
      ...(spec.nodeName ? { node: spec.nodeName } : {}),
      status: shown,
      ready: row?.ready ?? '',
      restarts: row?.restarts ?? '0',
      mood: moodOf(shown, row?.ready ?? ''),
      ...(status?.podIP ? { ip: status.podIP } : {}),
      images: spec.containers.map(({ image }) => image ?? ''),
      ...(owner ? { owner: `${owner.kind}/${owner.name}` } : {}),
      labels: metadata.labels ?? {},
      why: reasonsOf(
        pod,
        events.filter((event) => event.involvedObject.uid === metadata.uid),
        cluster.decisions(key).filter(({ uid }) => uid === metadata.uid),
      ),
    }
  })
}

/** kubectl's own columns of every Pod, by `namespace/name`. */
function podRows(cluster: Cluster): Map<string, { ready: string; status: string; restarts: string }> {
  const table = read(cluster, '/api/v1/pods', 'table') as Table
  const column = (name: string) => table.columnDefinitions.findIndex((definition) => definition.name === name)
  const [ready, status, restarts] = ['Ready', 'Status', 'Restarts'].map(column)
  const cell = (cells: unknown[], index: number | undefined) => String(cells[index ?? -1] ?? '')
  return new Map(
    table.rows.map(({ cells, object }) => [
      `${object.metadata.namespace}/${object.metadata.name}`,
      { ready: cell(cells, ready), status: cell(cells, status), restarts: cell(cells, restarts) },
    ]),
  )
}

const BUSY = /^(Pending|ContainerCreating|PodInitializing|Terminating|Init:\d|SchedulingGated)/

/** What a STATUS means to somebody who looks at it. */
export function moodOf(status: string, ready: string): Mood {
  if (status === 'Completed' || status === 'Succeeded') return 'over'
  if (BUSY.test(status)) return 'busy'
  if (status !== 'Running') return 'bad'
  const [have, want] = ready.split('/')
  return have === want ? 'good' : 'busy'
}

/** The scheduler's decision, then what the conditions and containers wait for, then the last events. */
function reasonsOf(pod: Pod, events: Event[], decisions: SchedulingDecision[]): string[] {
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

function timelineOf(cluster: Cluster, events: Event[]): TimelineEntry[] {
  const writes = cluster
    .causes()
    .slice(-4 * TIMELINE_LENGTH)
    .filter(({ resource, subresource }) => resource !== 'events' && subresource !== 'status')
    .map(
      ({ seq, at, actor, verb, resource, subresource, key }): TimelineEntry => ({
        id: `w${seq}`,
        at,
        kind: 'write',
        warning: false,
        actor,
        what: `${verb} ${resource}${subresource ? `/${subresource}` : ''}`,
        about: key,
      }),
    )
  const told = events.map((event): TimelineEntry => {
    const { metadata, type, reason, message, source, involvedObject } = event
    return {
      id: `e${metadata.uid}-${metadata.resourceVersion}`,
      at: timeOf(event),
      kind: 'event',
      warning: type === 'Warning',
      actor: source?.component ?? '',
      what: reason ?? '',
      about: `${involvedObject.kind ?? ''}/${involvedObject.name ?? ''}: ${message ?? ''}`,
    }
  })
  return [...writes, ...told]
    .reverse()
    .sort((a, b) => b.at - a.at)
    .slice(0, TIMELINE_LENGTH)
}
