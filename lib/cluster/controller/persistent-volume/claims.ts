/** Mirrors: syncClaim of pkg/controller/volume/persistentvolume. */
import type { PersistentVolumeClaim, Pod } from '@/lib/cluster/apimachinery/object'
import { classOf, hasNoClass } from '@/lib/cluster/apis/core/volume-class'
import { BIND_COMPLETED, BOUND_BY_CONTROLLER, SELECTED_NODE } from '@/lib/cluster/apis/storage/annotations'
import { findDefaultClass } from '@/lib/cluster/apis/storage/default-class'
import { findMatchingVolume, isBoundTo, whyUnsuitable } from '@/lib/cluster/apis/storage/volume-matching'
import type { ComponentContext } from '@/lib/cluster/client/component'
import { bind, setClaimPhase, tell } from '@/lib/cluster/controller/persistent-volume/binding'
import { provision } from '@/lib/cluster/controller/persistent-volume/provisioning'

type Claim = PersistentVolumeClaim

const CLASSES = 'storageclasses.storage.k8s.io'

/** Writes a default class that came later into a claim that names none. True when it did. */
function assignDefaultClass(ctx: ComponentContext, claim: Claim): boolean {
  const found = hasNoClass(claim) ? findDefaultClass(ctx.lister.list(CLASSES)) : undefined
  if (!found) return false
  const spec = { ...claim.spec, storageClassName: found.metadata.name }
  ctx.client.update('persistentvolumeclaims', { ...claim, spec })
  return true
}

const uses = ({ spec }: Pod, { metadata }: Claim) =>
  !!spec.volumes?.some(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName === metadata.name)

/** A claim that waits for its first pod tells for what. */
function tellWaiting(ctx: ComponentContext, claim: Claim): void {
  const pods = ctx.lister
    .list('pods', claim.metadata.namespace)
    .filter((pod) => !pod.spec.nodeName && uses(pod, claim))
    .map(({ metadata }) => metadata.name)
  if (pods.length === 0) {
    const text = 'waiting for first consumer to be created before binding'
    tell(ctx, claim, 'Normal', 'WaitForFirstConsumer', text)
    return
  }
  tell(ctx, claim, 'Normal', 'WaitForPodScheduled', `waiting for pod ${pods.join(',')} to be scheduled`)
}

/** No volume is named: one is looked for, or asked for. */
function findVolume(ctx: ComponentContext, claim: Claim): void {
  const name = classOf(claim)
  const mode = ctx.lister.get(CLASSES, undefined, name)?.volumeBindingMode
  const delayed = mode === 'WaitForFirstConsumer'
  const volumes = ctx.lister.list('persistentvolumes')
  const volume = findMatchingVolume(claim, volumes, (one) => !delayed || isBoundTo(one, claim))
  if (volume) {
    bind(ctx, volume, claim)
    return
  }
  if (delayed && claim.metadata.annotations?.[SELECTED_NODE] === undefined) tellWaiting(ctx, claim)
  else if (name !== '') provision(ctx, claim)
  else if (assignDefaultClass(ctx, claim)) return
  else {
    const text = 'no persistent volumes available for this claim and no storage class is set'
    tell(ctx, claim, 'Normal', 'FailedBinding', text)
  }
}

/** A volume is named: it must be there, free and fitting. */
function takeNamedVolume(ctx: ComponentContext, claim: Claim, name: string): void {
  const volume = ctx.lister.get('persistentvolumes', undefined, name)
  if (!volume) {
    setClaimPhase(ctx, claim, 'Pending')
    return
  }
  if (volume.spec.claimRef && !isBoundTo(volume, claim)) {
    if (claim.metadata.annotations?.[BOUND_BY_CONTROLLER] === undefined) {
      const text = `volume "${name}" already bound to a different claim.`
      tell(ctx, claim, 'Warning', 'FailedBinding', text)
    }
    return
  }
  const why = volume.spec.claimRef ? undefined : whyUnsuitable(volume, claim)
  if (why !== undefined) {
    tell(ctx, claim, 'Warning', 'VolumeMismatch', `Cannot bind to requested volume "${name}": ${why}`)
    return
  }
  bind(ctx, volume, claim)
}

function lose(ctx: ComponentContext, claim: Claim, reason: string, message: string): void {
  if (claim.status?.phase === 'Lost') return
  const { capacity: _capacity, accessModes: _modes, ...status } = claim.status ?? {}
  const lost = ctx.client.updateStatus('persistentvolumeclaims', {
    ...claim,
    status: { ...status, phase: 'Lost' },
  })
  tell(ctx, lost, 'Warning', reason, message)
}

function checkBound(ctx: ComponentContext, claim: Claim): void {
  const name = claim.spec.volumeName
  if (!name) {
    lose(
      ctx,
      claim,
      'ClaimLost',
      'Bound claim has lost reference to PersistentVolume. Data on the volume is lost!',
    )
    return
  }
  const volume = ctx.lister.get('persistentvolumes', undefined, name)
  if (!volume) {
    lose(ctx, claim, 'ClaimLost', 'Bound claim has lost its PersistentVolume. Data on the volume is lost!')
  } else if (!volume.spec.claimRef || volume.spec.claimRef.uid === claim.metadata.uid)
    bind(ctx, volume, claim)
  else {
    const text = 'Two claims are bound to the same volume, this one is bound incorrectly'
    lose(ctx, claim, 'ClaimMisbound', text)
  }
}

export function syncClaim(ctx: ComponentContext, claim: Claim): void {
  if (claim.metadata.annotations?.[BIND_COMPLETED] !== undefined) checkBound(ctx, claim)
  else if (claim.spec.volumeName) takeNamedVolume(ctx, claim, claim.spec.volumeName)
  else findVolume(ctx, claim)
}
