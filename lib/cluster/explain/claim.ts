/** Why a PersistentVolumeClaim is not bound. */
import type { PersistentVolume, PersistentVolumeClaim, Pod } from '@/lib/cluster/apimachinery/object'
import { classOf } from '@/lib/cluster/apis/core/volume-class'
import { NO_PROVISIONER } from '@/lib/cluster/apis/storage/annotations'
import { stoppedLinks } from '@/lib/cluster/explain/component'
import { type Link, type ObjectRef, refOf } from '@/lib/cluster/explain/link'
import { heldByFinalizers, lastEvent, missing, type View } from '@/lib/cluster/explain/view'
import { misfitsOf, nearestVolume, takenLink } from '@/lib/cluster/explain/volume-misfits'
import { claimsOf } from '@/lib/cluster/explain/volumes'

type Claim = PersistentVolumeClaim
type Volume = PersistentVolume

const CLASSES = 'storageclasses.storage.k8s.io'
const REASONS = [
  'FailedBinding',
  'ProvisioningFailed',
  'ExternalProvisioning',
  'WaitForFirstConsumer',
  'WaitForPodScheduled',
  'VolumeMismatch',
  'ClaimLost',
  'ClaimMisbound',
]

const usersOf = (view: View, { metadata }: Claim): Pod[] =>
  view.lister
    .list('pods', metadata.namespace)
    .filter((pod) => claimsOf(view, pod).some(({ ref }) => ref.name === metadata.name))

/** The class binds when a pod needs the claim: there is none, or it cannot be placed. */
function consumerLinks(view: View, claim: Claim, storageClass: ObjectRef): Link[] {
  const users = usersOf(view, claim)
  const [first] = users
  const field = 'volumeBindingMode'
  const found = 'WaitForFirstConsumer'
  if (!first) return [{ object: storageClass, why: 'nobody', field, found }]
  const bypasses = users.find(({ spec }) => spec.nodeName)
  if (bypasses) {
    const link: Link = { object: refOf(bypasses), why: 'impossible', field: 'spec.nodeName' }
    return [
      { object: storageClass, why: 'waits', field, found },
      { ...link, found: bypasses.spec.nodeName },
    ]
  }
  return [{ object: storageClass, why: 'waits', field, found }, ...view.explain(refOf(first))]
}

function classLinks(view: View, claim: Claim): Link[] {
  const name = classOf(claim)
  const ref: ObjectRef = { kind: 'StorageClass', name }
  const storageClass = view.lister.get(CLASSES, undefined, name)
  const object = refOf(claim)
  const fromVolumes = nearestVolume(view, claim)
  if (name === '') {
    if (fromVolumes.length > 0) return fromVolumes
    const names = view.lister.list(CLASSES).map(({ metadata }) => metadata.name)
    const none: Link = { object, why: 'nobody', field: 'spec.storageClassName', found: null }
    return [{ ...none, ...(names.length > 0 ? { wanted: names } : {}) }]
  }
  if (!storageClass) {
    if (fromVolumes[0] && fromVolumes[0].field !== 'spec.storageClassName') return fromVolumes
    return [{ object, why: 'waits', field: 'spec.storageClassName', found: name }, missing(view, ref)]
  }
  const users = consumerLinks(view, claim, ref)
  const waits = storageClass.volumeBindingMode === 'WaitForFirstConsumer'
  const { provisioner } = storageClass
  if (provisioner === NO_PROVISIONER) {
    const isPlaced = usersOf(view, claim).some(({ spec }) => !spec.nodeName)
    if (waits && !isPlaced) return users
    return fromVolumes.length > 0
      ? fromVolumes
      : [{ object: ref, why: 'nobody', field: 'provisioner', found: provisioner }]
  }
  if (waits && !claim.metadata.annotations?.['volume.kubernetes.io/selected-node']) return users
  return [{ object: ref, why: 'nobody', field: 'provisioner', found: provisioner }]
}

function namedVolumeLinks(view: View, claim: Claim, name: string): Link[] {
  const object = refOf(claim)
  const volume = view.lister.get('persistentvolumes', undefined, name)
  const waits: Link = { object, why: 'waits', field: 'spec.volumeName', found: name }
  if (!volume) return [waits, missing(view, { kind: 'PersistentVolume', name })]
  const taken = takenLink(view, volume, claim)
  if (taken) return [waits, taken]
  const [misfit] = misfitsOf(volume, claim)
  if (!misfit) return [waits]
  const { field, found, offered } = misfit
  return [{ object, why: 'no match', field, found, wanted: { [name]: offered } }]
}

/** A claim stays while a pod uses it. */
function usedLinks(view: View, claim: Claim): Link[] {
  const { name } = claim.metadata
  for (const pod of usersOf(view, claim)) {
    const field = claimsOf(view, pod).find(({ ref }) => ref.name === name)?.field
    if (field) return [{ object: refOf(pod), why: 'held', field, found: name }]
  }
  return []
}

/** The links of a claim that is not bound; empty for one that is. */
export function explainClaim(view: View, claim: Claim): Link[] {
  const object = refOf(claim)
  if (claim.metadata.deletionTimestamp) {
    return [...heldByFinalizers(claim as never, object), ...usedLinks(view, claim)]
  }
  const phase = claim.status?.phase ?? 'Pending'
  if (phase === 'Bound') return []
  const said = lastEvent(view, claim, REASONS) ?? ({ in: 'status', reason: phase } as const)
  const head: Link = { object, why: 'waits', said }
  if (!view.runs('kube-controller-manager')) return [head, ...stoppedLinks(view, 'kube-controller-manager')]
  const name = claim.spec.volumeName
  return [head, ...(name ? namedVolumeLinks(view, claim, name) : classLinks(view, claim))]
}

/** A volume that is given back, and stays so. */
export function explainVolume(_view: View, volume: Volume): Link[] {
  const object = refOf(volume)
  if (volume.metadata.deletionTimestamp) return heldByFinalizers(volume as never, object)
  const { phase = 'Pending', reason, message } = volume.status ?? {}
  if (phase !== 'Released' && phase !== 'Failed') return []
  const said = { in: 'status' as const, reason: reason ?? phase, ...(message ? { message } : {}) }
  const { name, namespace } = volume.spec.claimRef ?? {}
  const { persistentVolumeReclaimPolicy } = volume.spec
  return [
    {
      object,
      why: 'held',
      said,
      field: 'spec.persistentVolumeReclaimPolicy',
      found: persistentVolumeReclaimPolicy,
    },
    { object, why: 'taken', field: 'spec.claimRef', found: { namespace, name }, wanted: [] },
  ]
}
