/** Why a pod does not run, is not ready, has failed or does not go. */
import type { KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import { NOT_INITIALIZED } from '@/lib/cluster/cni/conf'
import { endLinks, explainContainer, initParts, mainParts, type Part } from '@/lib/cluster/explain/containers'
import { type Link, type ObjectRef, refOf, type Said } from '@/lib/cluster/explain/link'
import { networkDaemonLinks } from '@/lib/cluster/explain/pod-network'
import { brokenVolumes } from '@/lib/cluster/explain/references'
import { explainUnscheduled } from '@/lib/cluster/explain/unscheduled'
import {
  conditionSaid,
  findCondition,
  heldByFinalizers,
  lastEvent,
  missing,
  nodeOf,
  saidBy,
  type View,
} from '@/lib/cluster/explain/view'

const MOUNTING = ['FailedMount', 'FailedAttachVolume', 'FailedMapVolume', 'FailedCreatePodSandBox']

/** The node, when it is the node's fault: it is not there, or nobody works on it. */
function nodeLinks(view: View, pod: Pod): Link[] {
  const name = pod.spec.nodeName ?? ''
  const node = nodeOf(view, name)
  const at: Link = { object: refOf(pod), why: 'waits', field: 'spec.nodeName', found: name }
  if (!node) return [at, missing(view, { kind: 'Node', name })]
  const ready = findCondition(node, 'Ready')
  // A pod on the node's own network does not wait for that of the others.
  const needless = pod.spec.hostNetwork === true && ready?.message?.includes(NOT_INITIALIZED) === true
  const isDown = (ready?.status !== 'True' && !needless) || !view.runs(`kubelet/${name}`)
  return isDown ? [at, ...view.explain(refOf(node))] : []
}

function terminating(view: View, pod: Pod): Link[] {
  const object = refOf(pod)
  const held = heldByFinalizers(pod as unknown as KubeObject, object)
  if (held.length > 0) return held
  const fromNode = pod.spec.nodeName ? nodeLinks(view, pod) : []
  if (fromNode.length > 0) return fromNode
  const found = pod.metadata.deletionGracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds
  return [{ object, why: 'waits', field: 'spec.terminationGracePeriodSeconds', found }]
}

/** Fields of a pod that the kubelet's words for a whole pod are about. */
function podFailureField({ spec }: Pod, reason: string) {
  if (reason === 'DeadlineExceeded')
    return {
      why: 'exceeded' as const,
      field: 'spec.activeDeadlineSeconds',
      found: spec.activeDeadlineSeconds,
    }
  if (reason === 'NodeAffinity')
    return { why: 'no match' as const, field: 'spec.nodeSelector', found: spec.nodeSelector }
  if (reason.startsWith('OutOf'))
    return { why: 'too much' as const, field: 'spec.nodeName', found: spec.nodeName }
  if (reason === 'Evicted') return { why: 'exceeded' as const }
  return { why: 'said' as const }
}

function failed(view: View, pod: Pod): Link[] {
  const object = refOf(pod)
  const { reason, message } = pod.status ?? {}
  if (reason) {
    const said: Said = { in: 'status', reason, ...(message ? { message } : {}) }
    const link: Link = { object, said, ...podFailureField(pod, reason) }
    const node: ObjectRef = { kind: 'Node', name: pod.spec.nodeName ?? '' }
    return reason === 'Evicted' ? [link, ...view.explain(node)] : [link]
  }
  const target = findCondition(pod, 'DisruptionTarget')
  if (target) return [{ object, why: 'said', said: conditionSaid(target) }]
  const part = [...initParts(pod), ...mainParts(pod)].find(
    ({ status }) => (status?.state?.terminated?.exitCode ?? 0) !== 0,
  )
  return [
    { object, why: 'said', said: { in: 'status', reason: 'Failed' } },
    ...(part ? endLinks(view, part) : []),
  ]
}

/** Containers wait for what the kubelet prepares: volumes, a network. */
function preparing(view: View, pod: Pod): Link[] {
  const said = lastEvent(view, pod, MOUNTING)
  if (!said) return []
  const broken = brokenVolumes(view, pod, said)
  if (broken.length > 0) return broken
  const name = /for volume "([^"]+)"/.exec(said.message)?.[1]
  const index = (pod.spec.volumes ?? []).findIndex((volume) => volume.name === name)
  const object = refOf(pod)
  if (index < 0) {
    const daemon = /plugin type=/.test(said.message) ? networkDaemonLinks(view, pod.spec.nodeName ?? '') : []
    return [{ object, why: daemon.length > 0 ? 'waits' : 'said', said }, ...daemon]
  }
  const { name: _, ...source } = pod.spec.volumes?.[index] ?? { name: '' }
  return [{ object, why: 'impossible', said, field: `spec.volumes[${index}]`, found: source }]
}

const isPreparing = ({ status }: Part) =>
  !status?.state || /^(ContainerCreating|PodInitializing)$/.test(status.state.waiting?.reason ?? '')

const isSidecar = ({ container }: Part) => container.restartPolicy === 'Always'

/** The first container that keeps the others waiting, or is not ready. */
function unready(pod: Pod): Part | undefined {
  const first = initParts(pod).find((part) => {
    const { status } = part
    return isSidecar(part) ? !status?.started : status?.state?.terminated?.exitCode !== 0
  })
  if (first && !isPreparing(first)) return first
  const parts = [...mainParts(pod), ...initParts(pod).filter(isSidecar)].filter(
    ({ status }) => !status?.ready,
  )
  return parts.find((part) => !isPreparing(part)) ?? first ?? parts[0]
}

function gateLinks(pod: Pod): Link[] {
  const gates = pod.spec.readinessGates ?? []
  const index = gates.findIndex(({ conditionType }) => findCondition(pod, conditionType)?.status !== 'True')
  if (index < 0) return []
  const field = `spec.readinessGates[${index}].conditionType`
  return [{ object: refOf(pod), why: 'held', field, found: gates[index]?.conditionType }]
}

function onNode(view: View, pod: Pod): Link[] {
  const object = refOf(pod)
  const condition = findCondition(pod, 'Ready')
  if (condition?.status === 'True') return []
  const said = saidBy(pod, 'Ready').said ?? { in: 'status' as const, reason: pod.status?.phase ?? 'Pending' }
  const head: Link = { object, why: 'waits', said }
  const fromNode = nodeLinks(view, pod)
  if (fromNode.length > 0) return [head, ...fromNode]
  const part = unready(pod)
  if (!part) return [head, ...gateLinks(pod)]
  const volumes = isPreparing(part) ? preparing(view, pod) : []
  return [head, ...(volumes.length > 0 ? volumes : explainContainer(view, part))]
}

/** The links of a pod that is not as it should be; empty for one that is ready, or has succeeded. */
export function explainPod(view: View, pod: Pod): Link[] {
  const { phase = 'Pending' } = pod.status ?? {}
  if (pod.metadata.deletionTimestamp) return terminating(view, pod)
  if (phase === 'Succeeded') return []
  if (phase === 'Failed') return failed(view, pod)
  return pod.spec.nodeName ? onNode(view, pod) : explainUnscheduled(view, pod)
}
