/** One turn of the operator's loop for one Website. It throws what the API server refuses; the loop tries again. */
import { formatTime } from '@/lib/cluster/apimachinery/time'
import { type Api, ApiProblem } from '@/lib/cluster/kubelet/images/website-operator/api'
import {
  contains,
  type Desired,
  desiredFor,
  selectorOf,
} from '@/lib/cluster/kubelet/images/website-operator/desired'
import { deregister, register } from '@/lib/cluster/kubelet/images/website-operator/directory'
import {
  type Condition,
  FINALIZER,
  GROUP,
  type Meta,
  urlOf,
  VERSION,
  type Website,
  websitePath,
} from '@/lib/cluster/kubelet/images/website-operator/website'
import { hashText } from '@/lib/cluster/sim/hash'

export interface Turn {
  api: Api
  /** The namespace that the operator runs in. */
  home: string
  say(message: string, fields: object): void
}

/** Something of that name is there, and somebody else's. */
export class NameTaken extends Error {}

/** Events are told where that is allowed; work does not depend on them. */
function record(
  turn: Turn,
  site: Website,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
): void {
  const { name, namespace, uid } = site.metadata
  const time = formatTime(turn.api.now)
  try {
    turn.api.post(`/api/v1/namespaces/${namespace}/events`, {
      metadata: { name: `${name}.${hashText(`${uid}/${message}/${turn.api.now}`)}`, namespace },
      involvedObject: { apiVersion: `${GROUP}/${VERSION}`, kind: 'Website', name, namespace, uid },
      ...{ type, reason, message, count: 1, firstTimestamp: time, lastTimestamp: time },
      source: { component: 'website-operator' },
    })
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    turn.say('event was not written', { error: error.message })
  }
}

interface Found {
  metadata: Meta
}

/** Makes what is not there, and puts back what is not as it should be. */
function ensure(turn: Turn, site: Website, wanted: Desired): void {
  const { api, say } = turn
  const path = `${wanted.folder}/${wanted.name}`
  const found = api.find<Found>(path)
  const what = `${wanted.kind} ${wanted.name}`
  const fields = { kind: wanted.kind, name: wanted.name, namespace: site.metadata.namespace }
  if (!found) {
    api.post(wanted.folder, wanted.body)
    say('created', fields)
    record(turn, site, 'Normal', 'Created', `Created ${what}`)
    return
  }
  const owner = found.metadata.ownerReferences?.find(({ controller }) => controller)
  if (owner?.uid !== site.metadata.uid)
    throw new NameTaken(`${what} exists and is not controlled by this Website`)
  if (found.metadata.deletionTimestamp !== undefined || contains(found, wanted.kept)) return
  api.patch(path, wanted.kept)
  say('updated', fields)
  record(turn, site, 'Normal', 'Updated', `Updated ${what}`)
}

const condition = (
  { metadata, status }: Website,
  now: number,
  type: string,
  is: boolean,
  reason: string,
  message: string,
): Condition => {
  const before = status?.conditions?.find((one) => one.type === type)
  const value = is ? 'True' : 'False'
  const lastTransitionTime = before?.status === value ? before.lastTransitionTime : formatTime(now)
  return { type, status: value, reason, message, observedGeneration: metadata.generation, lastTransitionTime }
}

const textOfSelector = (site: Website) =>
  Object.entries(selectorOf(site))
    .map(([key, value]) => `${key}=${value}`)
    .join(',')

/** Writes the status where it says anything new. */
function report({ api }: Turn, site: Website, problem?: { reason: string; message: string }): void {
  const { name, namespace, generation } = site.metadata
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`
  const made = problem
    ? undefined
    : api.find<{ status?: { replicas?: number; readyReplicas?: number } }>(path)
  const replicas = problem ? (site.status?.replicas ?? 0) : (made?.status?.replicas ?? 0)
  const readyReplicas = problem ? (site.status?.readyReplicas ?? 0) : (made?.status?.readyReplicas ?? 0)
  const isReady = readyReplicas >= site.spec.replicas
  const ready = `${readyReplicas} of ${site.spec.replicas} replicas are ready`
  const conditions = [
    problem
      ? condition(site, api.now, 'Reconciled', false, problem.reason, problem.message)
      : condition(site, api.now, 'Reconciled', true, 'AsWanted', 'All objects are as wanted'),
    condition(site, api.now, 'Ready', isReady, isReady ? 'AllReplicasReady' : 'ReplicasNotReady', ready),
  ]
  const status = {
    ...{ observedGeneration: generation, replicas, readyReplicas },
    ...{ selector: textOfSelector(site), url: urlOf(site), conditions },
  }
  if (!contains(site.status, status)) api.patch(`${websitePath(site)}/status`, { status })
}

/** Takes it out of the directory, and lets it go. */
function finalize(turn: Turn, site: Website): void {
  const { finalizers = [], name, namespace } = site.metadata
  if (!finalizers.includes(FINALIZER)) return
  deregister(turn.api, turn.home, site)
  turn.say('removed from the directory', { name, namespace })
  turn.api.patch(websitePath(site), {
    metadata: { finalizers: finalizers.filter((one) => one !== FINALIZER) },
  })
}

/** @throws ApiProblem, NameTaken */
export function reconcile(turn: Turn, site: Website): void {
  const { finalizers = [], deletionTimestamp } = site.metadata
  if (deletionTimestamp !== undefined) {
    finalize(turn, site)
    return
  }
  if (!finalizers.includes(FINALIZER))
    turn.api.patch(websitePath(site), { metadata: { finalizers: [...finalizers, FINALIZER] } })
  for (const wanted of desiredFor(site)) ensure(turn, site, wanted)
  register(turn.api, turn.home, site)
  report(turn, site)
}

/** Tells in the object what went wrong, as far as that is allowed. */
export function complain(turn: Turn, site: Website, error: Error): void {
  if (site.metadata.deletionTimestamp !== undefined) return
  const reason = error instanceof NameTaken ? 'NameTaken' : 'ApiError'
  const { message } = error
  const before = site.status?.conditions?.find(({ type }) => type === 'Reconciled')
  try {
    if (before?.message !== message) record(turn, site, 'Warning', reason, message)
    report(turn, site, { reason, message })
  } catch (second) {
    if (!(second instanceof ApiProblem)) throw second
  }
}
