/**
 * Mirrors: plugins/volumebinding – a pod goes where its volumes are, or can be made; it is bound when they are.
 * Differs: what one attempt has planned is planned anew when it is written.
 */

import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import { nodeMatchesTerm } from '@/lib/cluster/apimachinery/node-selector'
import type {
  KubeObject,
  Node,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  StorageClass,
} from '@/lib/cluster/apimachinery/object'
import { compareQuantities } from '@/lib/cluster/apimachinery/quantity'
import { classOf } from '@/lib/cluster/apis/core/volume-class'
import { BIND_COMPLETED, NO_PROVISIONER, SELECTED_NODE } from '@/lib/cluster/apis/storage/annotations'
import { controls, notOwned } from '@/lib/cluster/apis/storage/claim-owner'
import { withClaim } from '@/lib/cluster/apis/storage/claim-reference'
import type { CSIDriver } from '@/lib/cluster/apis/storage/csi-driver'
import { findMatchingVolume, requestedStorage } from '@/lib/cluster/apis/storage/volume-matching'
import type { ComponentContext } from '@/lib/cluster/client/component'
import type { Lister } from '@/lib/cluster/client/lister'
import type { SchedulerPlugin } from '@/lib/cluster/scheduler/framework'
import { claimsOf, missingClaim } from '@/lib/cluster/scheduler/plugins/pod-claims'

const isBound = ({ metadata, spec }: PersistentVolumeClaim) =>
  !!spec.volumeName && metadata.annotations?.[BIND_COMPLETED] !== undefined

const classFor = (claim: PersistentVolumeClaim, lister: Lister) =>
  lister.get('storageclasses.storage.k8s.io', undefined, classOf(claim))

function reaches({ spec }: PersistentVolume, node: Node): boolean {
  const required = spec.nodeAffinity?.required
  return !required || required.nodeSelectorTerms.some((term) => nodeMatchesTerm(term, node))
}

function canProvision(storageClass: StorageClass | undefined, node: Node): boolean {
  if (!storageClass || storageClass.provisioner === NO_PROVISIONER) return false
  const terms = storageClass.allowedTopologies ?? []
  return (
    terms.length === 0 ||
    terms.some((term) =>
      term.matchLabelExpressions?.every(({ key, values }) =>
        values.includes(node.metadata.labels?.[key] ?? ''),
      ),
    )
  )
}

type Capacity = KubeObject & {
  storageClassName?: string
  capacity?: string
  maximumVolumeSize?: string
  nodeTopology?: Parameters<typeof matchesLabelSelector>[0]
}

/** What a driver that tells of its capacities has left where the node is. */
function hasCapacity(claim: PersistentVolumeClaim, node: Node, lister: Lister): boolean {
  const storageClass = classFor(claim, lister)
  const driver = storageClass?.provisioner
    ? (lister.get('csidrivers.storage.k8s.io', undefined, storageClass.provisioner) as CSIDriver | undefined)
    : undefined
  if (!driver?.spec?.storageCapacity) return true
  const size = requestedStorage(claim)
  return (lister.list('csistoragecapacities.storage.k8s.io') as Capacity[]).some(
    ({ storageClassName, capacity, maximumVolumeSize, nodeTopology }) =>
      storageClassName === storageClass?.metadata.name &&
      compareQuantities(maximumVolumeSize ?? capacity ?? 0, size) >= 0 &&
      nodeTopology !== undefined &&
      matchesLabelSelector(nodeTopology, node.metadata.labels),
  )
}

/** What has to be done for a pod's claims once a node is chosen. */
interface VolumePlan {
  bind: { volume: PersistentVolume; claim: PersistentVolumeClaim }[]
  provision: PersistentVolumeClaim[]
}

/** Finds or plans a volume for every claim that still waits; undefined when one can have none here. */
function planVolumes(pod: Pod, node: Node, lister: Lister): VolumePlan | undefined {
  const plan: VolumePlan = { bind: [], provision: [] }
  for (const { claim } of claimsOf(pod, lister)) {
    if (!claim || isBound(claim)) continue
    const taken = plan.bind.map(({ volume }) => volume)
    const suits = (one: PersistentVolume) => reaches(one, node) && !taken.includes(one)
    const volume = findMatchingVolume(claim, lister.list('persistentvolumes'), suits)
    const selected = claim.metadata.annotations?.[SELECTED_NODE]
    if (volume) plan.bind.push({ volume, claim })
    else if (canProvision(classFor(claim, lister), node) && (!selected || selected === node.metadata.name)) {
      plan.provision.push(claim)
    } else return undefined
  }
  return plan
}

/** True when no claim of the pod waits any longer. */
const allBound = (pod: Pod, lister: Lister): boolean =>
  claimsOf(pod, lister).every(
    ({ claim }) => claim !== undefined && isBound(claim) && claim.status?.phase === 'Bound',
  )

/** Keeps volumes for the pod's claims and asks for new ones; the binder and provisioners do the rest. */
function requestVolumes(ctx: ComponentContext, pod: Pod, node: Node): void {
  const plan = planVolumes(pod, node, ctx.lister)
  for (const { volume, claim } of plan?.bind ?? []) {
    if (volume.spec.claimRef?.uid === claim.metadata.uid) continue
    ctx.client.update('persistentvolumes', withClaim(volume, claim))
  }
  for (const claim of plan?.provision ?? []) {
    const annotations = { ...claim.metadata.annotations, [SELECTED_NODE]: node.metadata.name }
    ctx.client.update('persistentvolumeclaims', { ...claim, metadata: { ...claim.metadata, annotations } })
  }
}

const refused = (reason: string) => ({ reasons: [reason], unresolvable: true })

export const volumeBinding: SchedulerPlugin = {
  name: 'VolumeBinding',
  preFilter({ pod, snapshot: { lister } }) {
    const claims = claimsOf(pod, lister)
    for (const { name, claim, ephemeral } of claims) {
      if (!claim && ephemeral)
        return refused(
          `waiting for ephemeral volume controller to create the persistentvolumeclaim "${name}"`,
        )
      if (!claim) return missingClaim(name)
      if (ephemeral && !controls(pod, claim)) return refused(notOwned(pod, name))
      if (claim.status?.phase === 'Lost') {
        const { volumeName } = claim.spec
        return refused(
          `persistentvolumeclaim "${name}" bound to non-existent persistentvolume "${volumeName}"`,
        )
      }
      if (claim.metadata.deletionTimestamp) return refused(`persistentvolumeclaim "${name}" is being deleted`)
    }
    const immediate = claims.some(
      ({ claim }) =>
        claim && !isBound(claim) && classFor(claim, lister)?.volumeBindingMode !== 'WaitForFirstConsumer',
    )
    return immediate ? refused('pod has unbound immediate PersistentVolumeClaims') : undefined
  },
  filter({ pod, snapshot: { lister } }, { node }) {
    const reasons: string[] = []
    const bound = claimsOf(pod, lister).flatMap(({ claim }) => (claim && isBound(claim) ? [claim] : []))
    const volumes = bound.map(({ spec }) => lister.get('persistentvolumes', undefined, spec.volumeName ?? ''))
    if (volumes.includes(undefined)) {
      reasons.push('node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)')
    } else if (!volumes.every((volume) => volume && reaches(volume, node))) {
      reasons.push("node(s) didn't match PersistentVolume's node affinity")
    }
    const plan = planVolumes(pod, node, lister)
    if (!plan) reasons.push("node(s) didn't find available persistent volumes to bind")
    else if (!plan.provision.every((claim) => hasCapacity(claim, node, lister)))
      reasons.push('node(s) did not have enough free storage')
    return reasons.length > 0 ? { reasons, unresolvable: true } : undefined
  },
  preBind({ pod }, info, ctx) {
    if (allBound(pod, ctx.lister)) return true
    if (info) requestVolumes(ctx, pod, info.node)
    return false
  },
}
