/** What explanations are read from: the state of a cluster and the records of what happened. */
import type { Event, KubeObject, Node, Pod } from '@/lib/cluster/apimachinery/object'
import { kinds } from '@/lib/cluster/apis/index'
import { type Kind, resourceName } from '@/lib/cluster/apis/kind'
import { servedKinds } from '@/lib/cluster/apis/served-kinds'
import type { CauseRecord } from '@/lib/cluster/apiserver/causes'
import type { RefusedRequest } from '@/lib/cluster/apiserver/gate-log'
import { nearlySpelt } from '@/lib/cluster/auth/near-subject'
import type { CacheChange } from '@/lib/cluster/client/cache'
import type { SchedulingDecision } from '@/lib/cluster/client/component'
import type { Lister } from '@/lib/cluster/client/lister'
import type { Link, ObjectRef, Said } from '@/lib/cluster/explain/link'

/** The state, and what was kept of the past. */
export interface Sources {
  lister: Lister
  causes: readonly CauseRecord[]
  /** What the store still knows of a revision. */
  changeAt(revision: number): CacheChange | undefined
  /** Oldest first. */
  decisions(podKey: string): readonly SchedulingDecision[]
  refused: readonly RefusedRequest[]
  /** False for what does not run, and for what is not there. */
  runs(component: string): boolean
  /** False for a machine that is switched off. */
  isOn(node: string): boolean
  /** The control plane's static manifests, if it has any. */
  manifests(): { host: string; folder: string; files: string[] } | undefined
  /** Does a process of the running pod listen there? */
  listens(pod: Pod, port: number, protocol: 'TCP' | 'UDP' | 'SCTP'): boolean
  /** What a container printed, as far as somebody can be asked for it. */
  printed(pod: Pod, container: string, previous: boolean): string[]
}

/** The same for explanations that ask each other. */
export interface View extends Sources {
  /** Why another object is not as it should be, back to its first cause. */
  explain(object: ObjectRef): Link[]
}

const served = ({ lister }: Pick<View, 'lister'>) =>
  servedKinds((resource) => lister.list(resource) as KubeObject[])

const kindOf = (view: Pick<View, 'lister'>, kind: string): Kind | undefined =>
  kinds.find((one) => one.kind === kind) ?? served(view).find((one) => one.kind === kind)

/** The resource of a kind: `deployments.apps`; undefined when it is not served. */
export function resourceOf(view: Pick<View, 'lister'>, kind: string): string | undefined {
  const found = kindOf(view, kind)
  return found && resourceName(found)
}

/** A stored object, or one that the API server makes up when it is asked. */
export function findObject(view: Pick<View, 'lister'>, ref: ObjectRef): KubeObject | undefined {
  const kind = kindOf(view, ref.kind)
  if (!kind) return undefined
  const stored = view.lister.get(resourceName(kind), ref.namespace, ref.name) as KubeObject | undefined
  if (stored) return stored
  const list = (resource: string, namespace?: string) => view.lister.list(resource, namespace) as KubeObject[]
  const made = kind.computed?.(list) ?? kind.alwaysThere?.(list, served(view)) ?? []
  return made.find(
    ({ metadata }) => metadata.name === ref.name && (metadata.namespace ?? '') === (ref.namespace ?? ''),
  )
}

export const nodeOf = (view: View, name: string | undefined): Node | undefined =>
  name ? view.lister.get('nodes', undefined, name) : undefined

interface Condition {
  type: string
  status: string
  reason?: string
  message?: string
}

const conditionsOf = (object: { status?: unknown }): readonly Condition[] =>
  (object.status as { conditions?: Condition[] } | undefined)?.conditions ?? []

export const findCondition = (object: { status?: unknown }, type: string): Condition | undefined =>
  conditionsOf(object).find((one) => one.type === type)

export function conditionSaid({ type, status, reason, message }: Condition): Said {
  return { in: 'condition', type, status, ...(reason ? { reason } : {}), ...(message ? { message } : {}) }
}

/** For spreading into a link: what a condition says, if it is there. */
export function saidBy(object: { status?: unknown }, type: string): { said?: Said } {
  const found = findCondition(object, type)
  return found ? { said: conditionSaid(found) } : {}
}

const timeOf = ({ lastTimestamp, eventTime, metadata }: Event): string =>
  lastTimestamp ?? eventTime ?? metadata.creationTimestamp

/** The newest event about an object whose reason, and text, is one of those asked for. */
export function lastEvent(
  view: View,
  object: { metadata: { uid: string; namespace?: string } },
  reasons: readonly string[],
  fits: (message: string) => boolean = () => true,
): Extract<Said, { in: 'event' }> | undefined {
  let newest: Event | undefined
  for (const event of view.lister.list('events', object.metadata.namespace ?? 'default')) {
    const { involvedObject, reason = '', message = '' } = event
    if (involvedObject.uid !== object.metadata.uid || !reasons.includes(reason) || !fits(message)) continue
    if (!newest || timeOf(event) >= timeOf(newest)) newest = event
  }
  return newest && eventSaid(newest)
}

const eventSaid = ({ reason = '', message = '', count, series }: Event) => ({
  in: 'event' as const,
  reason,
  message,
  times: series?.count ?? count ?? 1,
})

/** Names that somebody may have meant: like it but for a letter or its case; otherwise all, up to five. */
export function namesLike(name: string, names: readonly string[]): string[] {
  const near = names.filter(
    (other) =>
      other.toLowerCase() === name.toLowerCase() ||
      nearlySpelt(other, name) ||
      other.startsWith(`${name}-`) ||
      name.startsWith(`${other}-`),
  )
  return (near.length > 0 ? near : names).slice(0, 5)
}

/** A link for an object that should be there: names of that kind that are. */
export function missing(view: View, ref: ObjectRef, said?: Said): Link {
  const resource = resourceOf(view, ref.kind)
  const others = resource ? (view.lister.list(resource, ref.namespace) as KubeObject[]) : []
  const names = others.map(({ metadata }) => metadata.name).filter((name) => name !== 'kube-root-ca.crt')
  return { object: ref, why: 'missing', ...(said ? { said } : {}), wanted: namesLike(ref.name, names) }
}

/** A deletion that goes no further: finalizers stay. */
export function heldByFinalizers(object: KubeObject, ref: ObjectRef): Link[] {
  const { finalizers = [], deletionTimestamp } = object.metadata
  if (!deletionTimestamp || finalizers.length === 0) return []
  return [{ object: ref, why: 'held', field: 'metadata.finalizers', found: finalizers }]
}
