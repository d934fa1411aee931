/**
 * What a learner changed or deleted that has nothing to do with the task.
 *
 * Differs: custom resources, events, leases and whatever a controller owns are not looked at.
 */
import type { KubeObject, ResourceName } from '@/lib/cluster/apimachinery/object'
import type { Cluster } from '@/lib/cluster/create-cluster'
import type { Condition, Look } from '@/lib/goal/condition'
import type { Situation } from '@/lib/goal/finding'
import { RequestRefused, Stage } from '@/lib/goal/stage'
import { forkMachine } from '@/lib/shell/machine-state'
import { type DrillDefinition, TOUCH } from './definition'

/** What a task may be about, and what can be damaged. */
export const WATCHED: ResourceName[] = [
  'namespaces',
  'nodes',
  'pods',
  'services',
  'configmaps',
  'secrets',
  'serviceaccounts',
  'persistentvolumes',
  'persistentvolumeclaims',
  'resourcequotas',
  'limitranges',
  'deployments.apps',
  'statefulsets.apps',
  'daemonsets.apps',
  'replicasets.apps',
  'jobs.batch',
  'cronjobs.batch',
  'horizontalpodautoscalers.autoscaling',
  'poddisruptionbudgets.policy',
  'ingresses.networking.k8s.io',
  'ingressclasses.networking.k8s.io',
  'networkpolicies.networking.k8s.io',
  'roles.rbac.authorization.k8s.io',
  'rolebindings.rbac.authorization.k8s.io',
  'clusterroles.rbac.authorization.k8s.io',
  'clusterrolebindings.rbac.authorization.k8s.io',
  'storageclasses.storage.k8s.io',
  'priorityclasses.scheduling.k8s.io',
  'customresourcedefinitions.apiextensions.k8s.io',
]

const API_SERVER = 'kube-apiserver'

/** Whether a cluster's API server runs. */
export const isAnswering = (cluster: Cluster): boolean =>
  cluster.components().find(({ name }) => name === API_SERVER)?.running !== false

interface Touch {
  resource: string
  name?: string
  namespace?: string
}

/** Objects that are damaged, as `resource/name -n namespace`, in order. Neither cluster is changed. */
export function findDamage({ now, start: handedOver }: Situation, drill: DrillDefinition): string[] {
  const allowed = touchesOf(drill)
  const start = answering(handedOver)
  const suspects = WATCHED.flatMap((resource) =>
    differing(resource, start, now).filter(
      (object) => !allowed.some((touch) => covers(touch, resource, object)),
    ),
  )
  if (suspects.length === 0) return []
  // What would have happened without the learner is no damage.
  const later = new Stage(handedOver.cluster.fork(), start.files, forkMachine(handedOver.machine))
  later.cluster.advance(Math.max(0, now.cluster.now() - later.cluster.now()))
  const left = answering(later)
  return WATCHED.flatMap((resource) => {
    const natural = new Set(differing(resource, start, left).map(nameOf))
    const done = differing(resource, start, now).filter((object) => !natural.has(nameOf(object)))
    return done
      .filter((object) => !allowed.some((touch) => covers(touch, resource, object)))
      .map((object) => `${resource}/${nameOf(object)}`)
  })
}

/** Drills may begin with an API server that is down: what it would show if it ran. */
function answering(stage: Stage): Stage {
  if (isAnswering(stage.cluster)) return stage
  const fork = stage.fork()
  fork.cluster.startComponent(API_SERVER)
  return fork
}

const nameOf = ({ metadata }: KubeObject): string =>
  metadata.namespace ? `${metadata.name} -n ${metadata.namespace}` : metadata.name

const isOwned = ({ metadata }: KubeObject): boolean =>
  metadata.ownerReferences?.some((owner) => owner.controller) === true

/** undefined: rights or keys are missing, and the API server refuses. The checks tell so; nothing can be compared. */
function shownBy(stage: Stage, resource: ResourceName): KubeObject[] | undefined {
  try {
    return stage.list(resource) as KubeObject[]
  } catch (error) {
    if (error instanceof RequestRefused) return undefined
    throw error
  }
}

/** The objects of `before` that nobody but a person looks after, and that are otherwise, or gone, in `after`. */
function differing(resource: ResourceName, before: Stage, after: Stage): KubeObject[] {
  const left = shownBy(after, resource)
  if (!left) return []
  const there = new Map(left.map((object) => [nameOf(object), object]))
  return (shownBy(before, resource) ?? []).filter((object) => {
    if (isOwned(object)) return false
    const same = there.get(nameOf(object))
    return !same || same.metadata.deletionTimestamp !== undefined || isOther(object, same)
  })
}

/** `before` has not been written since the two clusters parted: an equal version is no write of its own. */
function isOther(before: KubeObject, after: KubeObject): boolean {
  const untouched =
    before.metadata.uid === after.metadata.uid &&
    before.metadata.resourceVersion === after.metadata.resourceVersion
  return !untouched && wanted(before) !== wanted(after)
}

/** Annotations by which components keep their own books; the last two are an autoscaler's status in autoscaling/v1. */
const BOOKKEEPING =
  /^(?:kubectl|deployment|deprecated\.daemonset\.template|pv|volume\.beta|volume|node\.alpha|autoscaling)\.kubernetes\.io\/|^autoscaling\.alpha\.kubernetes\.io\/(?:conditions|current-metrics)$/

/** The API server writes it on the Secret of a token. */
const TOKEN_USED = 'kubernetes.io/legacy-token-last-used'

/** What a person has said that the object shall be. */
function wanted(object: KubeObject): string {
  const { metadata, status: _status, ...rest } = object as KubeObject & { status?: unknown }
  const annotations = Object.entries(metadata.annotations ?? {}).filter(([key]) => !BOOKKEEPING.test(key))
  const labels = Object.entries(metadata.labels ?? {}).filter(([key]) => key !== TOKEN_USED)
  return JSON.stringify([rest, labels.sort(), annotations.sort()])
}

function touchesOf({ checks, touches }: DrillDefinition): Touch[] {
  const written = touches.map((text): Touch => {
    const [, resource = '', name, namespace] = TOUCH.exec(text) ?? []
    return { resource, ...(name ? { name } : {}), ...(namespace ? { namespace } : {}) }
  })
  return [...written, ...checks.flatMap(({ all }) => all.flatMap(spokenOf))]
}

/** What a check looks for may be changed: that is the task. */
function spokenOf(c: Condition): Touch[] {
  if (c.kind === 'experiment') return [...c.expect, ...c.throughout].flatMap(spokenOfLook)
  return spokenOfLook(c)
}

function spokenOfLook(c: Look): Touch[] {
  if ('context' in c && c.context !== undefined) return []
  if (c.kind === 'exists' || c.kind === 'absent' || c.kind === 'field')
    return [{ resource: c.resource, name: c.name, namespace: c.namespace }]
  if (c.kind === 'count')
    return [{ resource: c.resource, ...(c.namespace ? { namespace: c.namespace } : {}) }]
  if (c.kind === 'endpoints') return [{ resource: 'services', name: c.service, namespace: c.namespace }]
  return []
}

function covers({ resource, name, namespace }: Touch, of: string, { metadata }: KubeObject): boolean {
  return (
    resource === of &&
    (name === undefined || name === metadata.name) &&
    (namespace === undefined || metadata.namespace === undefined || namespace === metadata.namespace)
  )
}
