/**
 * Mirrors: plugins/volumebinding – a pod goes where its volumes are, or can be made.
 * Differs: the capacity that storage drivers tell of is not looked at.
 */

import { nodeMatchesTerm } from '@/lib/cluster/apimachinery/node-selector'
import type {
  Node,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  StorageClass,
} from '@/lib/cluster/apimachinery/object'
import { classOf } from '@/lib/cluster/apis/core/volume-class'
import { BIND_COMPLETED, NO_PROVISIONER, SELECTED_NODE } from '@/lib/cluster/apis/storage/annotations'
import { findMatchingVolume } from '@/lib/cluster/apis/storage/volume-matching'
import type { SchedulerPlugin, Snapshot } from '@/lib/cluster/scheduler/framework'

/** The claims that a pod names, in the order of its volumes; undefined for one that is not there. */
function claimsOf(pod: Pod, { claims }: Pick<Snapshot, 'claims'>) {
  return (pod.spec.volumes ?? []).flatMap(({ name, persistentVolumeClaim, ephemeral }) => {
    const wanted =
      persistentVolumeClaim?.claimName ?? (ephemeral ? `${pod.metadata.name}-${name}` : undefined)
    if (wanted === undefined) return []
    const { namespace } = pod.metadata
    const claim = claims.find(({ metadata }) => metadata.name === wanted && metadata.namespace === namespace)
    return [{ name: wanted, ephemeral: ephemeral !== undefined, claim }]
  })
}

const isBound = ({ metadata, spec }: PersistentVolumeClaim) =>
  !!spec.volumeName && metadata.annotations?.[BIND_COMPLETED] !== undefined

const classFor = (claim: PersistentVolumeClaim, { classes }: Pick<Snapshot, 'classes'>) =>
  classes.find(({ metadata }) => metadata.name === classOf(claim))

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

/** What has to be done for a pod's claims once a node is chosen. */
export interface VolumePlan {
  bind: { volume: PersistentVolume; claim: PersistentVolumeClaim }[]
  provision: PersistentVolumeClaim[]
}

/** Finds or plans a volume for every claim that still waits; undefined when one can have none here. */
export function planVolumes(
  pod: Pod,
  node: Node,
  snapshot: Pick<Snapshot, 'claims' | 'volumes' | 'classes'>,
) {
  const plan: VolumePlan = { bind: [], provision: [] }
  for (const { claim } of claimsOf(pod, snapshot)) {
    if (!claim || isBound(claim)) continue
    const taken = plan.bind.map(({ volume }) => volume)
    const volume = findMatchingVolume(
      claim,
      snapshot.volumes,
      (one) => reaches(one, node) && !taken.includes(one),
    )
    const selected = claim.metadata.annotations?.[SELECTED_NODE]
    if (volume) plan.bind.push({ volume, claim })
    else if (
      canProvision(classFor(claim, snapshot), node) &&
      (!selected || selected === node.metadata.name)
    ) {
      plan.provision.push(claim)
    } else return undefined
  }
  return plan
}

export const volumeBinding: SchedulerPlugin = {
  name: 'VolumeBinding',
  events: ['Storage', 'NodeAdd', 'NodeLabel'],
  preFilter(pod, snapshot) {
    const claims = claimsOf(pod, snapshot)
    for (const { name, claim, ephemeral } of claims) {
      if (!claim && ephemeral)
        return `waiting for ephemeral volume controller to create the persistentvolumeclaim "${name}"`
      if (!claim) return `persistentvolumeclaim "${name}" not found`
      if (claim.status?.phase === 'Lost')
        return `persistentvolumeclaim "${name}" bound to non-existent persistentvolume "${claim.spec.volumeName}"`
      if (claim.metadata.deletionTimestamp) return `persistentvolumeclaim "${name}" is being deleted`
    }
    const immediate = claims.some(
      ({ claim }) =>
        claim && !isBound(claim) && classFor(claim, snapshot)?.volumeBindingMode !== 'WaitForFirstConsumer',
    )
    return immediate ? 'pod has unbound immediate PersistentVolumeClaims' : undefined
  },
  filter(pod, { node }, snapshot) {
    const reasons: string[] = []
    const bound = claimsOf(pod, snapshot).flatMap(({ claim }) => (claim && isBound(claim) ? [claim] : []))
    if (bound.length === 0 && !pod.spec.volumes?.length) return undefined
    const volumes = bound.map(({ spec }) =>
      snapshot.volumes.find(({ metadata }) => metadata.name === spec.volumeName),
    )
    if (volumes.includes(undefined)) {
      reasons.push('node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)')
    } else if (!volumes.every((volume) => volume && reaches(volume, node))) {
      reasons.push("node(s) didn't match PersistentVolume's node affinity")
    }
    if (!planVolumes(pod, node, snapshot)) {
      reasons.push("node(s) didn't find available persistent volumes to bind")
    }
    return reasons.length > 0 ? { reasons, unresolvable: true } : undefined
  },
}

/** True when no claim of the pod waits any longer. */
export const allBound = (pod: Pod, snapshot: Pick<Snapshot, 'claims'>): boolean =>
  claimsOf(pod, snapshot).every(
    ({ claim }) => claim !== undefined && isBound(claim) && claim.status?.phase === 'Bound',
  )
