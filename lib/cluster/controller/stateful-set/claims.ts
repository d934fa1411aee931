/** The claims of a StatefulSet's pods: made when they are missing, owned as the retention policy says. */
import { isAlreadyExists } from '@/lib/cluster/apimachinery/errors'
import {
  controllerReference,
  type KubeObject,
  type Pod,
  type StatefulSet,
} from '@/lib/cluster/apimachinery/object'
import { claimName, ordinalOf, podName } from '@/lib/cluster/controller/stateful-set/identity'
import { inRange, say, type Work } from '@/lib/cluster/controller/stateful-set/work'

type Reference = NonNullable<KubeObject['metadata']['ownerReferences']>[number]

/** The claims of an ordinal's pod, as they are to be created. */
function claimsOf(set: StatefulSet, ordinal: number) {
  const owned = set.spec.persistentVolumeClaimRetentionPolicy?.whenDeleted === 'Delete'
  return (set.spec.volumeClaimTemplates ?? []).map((claim) => ({
    apiVersion: 'v1' as const,
    kind: 'PersistentVolumeClaim' as const,
    metadata: {
      name: claimName(set, claim, ordinal),
      namespace: set.metadata.namespace,
      labels: { ...claim.metadata?.labels, ...set.spec.selector.matchLabels },
      ...(claim.metadata?.annotations ? { annotations: { ...claim.metadata.annotations } } : {}),
      ...(owned ? { ownerReferences: [controllerReference(set)] } : {}),
    },
    spec: { ...claim.spec },
  }))
}

/** @throws what the API answers, or that an old claim is still going away */
export function createClaims(work: Work, ordinal: number): void {
  const { ctx, set } = work
  const pod = podName(set, ordinal)
  const problems: string[] = []
  for (const wanted of claimsOf(set, ordinal)) {
    const { namespace, name } = wanted.metadata
    const existing = ctx.lister.get('persistentvolumeclaims', namespace, name)
    if (existing?.metadata.deletionTimestamp) problems.push(`pvc ${name} is being deleted`)
    if (existing) continue
    try {
      ctx.client.create('persistentvolumeclaims', wanted)
      const message = `create Claim ${name} Pod ${pod} in StatefulSet ${set.metadata.name} success`
      say(work, 'Normal', 'SuccessfulCreate', message)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      problems.push(`failed to create PVC ${name}: ${why}`)
      if (isAlreadyExists(error)) continue
      const message = `create Claim ${name} for Pod ${pod} in StatefulSet ${set.metadata.name} failed error: ${why}`
      say(work, 'Warning', 'FailedCreate', message)
    }
  }
  if (problems.length > 0) throw new Error(problems.length === 1 ? problems[0] : `[${problems.join(', ')}]`)
}

/** Who a pod's claims go with: the set, the pod that is scaled away, or nobody. */
function ownerOf(work: Work, pod: Pod): Reference | undefined {
  const { whenDeleted, whenScaled } = work.set.spec.persistentVolumeClaimRetentionPolicy ?? {}
  if (whenScaled === 'Delete' && !inRange(work, pod))
    return controllerReference({ ...pod, apiVersion: 'v1', kind: 'Pod' })
  return whenDeleted === 'Delete' ? controllerReference(work.set) : undefined
}

/** Brings the owners of a pod's claims in line with the retention policy. */
export function updateClaimOwners(work: Work, pod: Pod): void {
  const { ctx, set } = work
  const owner = ownerOf(work, pod)
  const ours = [set.metadata.uid, pod.metadata.uid]
  for (const { metadata } of claimsOf(set, ordinalOf(set, pod))) {
    const claim = ctx.lister.get('persistentvolumeclaims', metadata.namespace, metadata.name)
    if (!claim) continue
    const before = claim.metadata.ownerReferences ?? []
    const mine = before.filter(({ uid }) => ours.includes(uid))
    if (mine.length === (owner ? 1 : 0) && mine[0]?.uid === owner?.uid) continue
    const ownerReferences = [...before.filter((one) => !mine.includes(one)), ...(owner ? [owner] : [])]
    const patch = { metadata: { ownerReferences } }
    // A merge patch: the list takes the place of the old one.
    ctx.client.patch('persistentvolumeclaims', metadata.namespace, metadata.name, patch, {
      type: 'merge-patch',
    })
  }
}
