/** Writing a binding down, on both sides. */
import type { KubeObject, PersistentVolume, PersistentVolumeClaim } from '@/lib/cluster/apimachinery/object'
import { BIND_COMPLETED, BOUND_BY_CONTROLLER } from '@/lib/cluster/apis/storage/annotations'
import { annotated, withClaim } from '@/lib/cluster/apis/storage/claim-reference'
import type { ComponentContext } from '@/lib/cluster/client/component'

type Volume = PersistentVolume
type Claim = PersistentVolumeClaim
type Phase = NonNullable<NonNullable<Volume['status']>['phase']>

export function setVolumePhase(
  ctx: ComponentContext,
  volume: Volume,
  phase: Phase,
  message?: string,
): Volume {
  if (volume.status?.phase === phase && volume.status.message === message) return volume
  const { message: _old, ...status } = volume.status ?? {}
  return ctx.client.updateStatus('persistentvolumes', {
    ...volume,
    status: { ...status, phase, ...(message !== undefined ? { message } : {}) },
  })
}

/** A claim's phase; bound, it takes over what its volume offers. */
export function setClaimPhase(
  ctx: ComponentContext,
  claim: Claim,
  phase: NonNullable<NonNullable<Claim['status']>['phase']>,
  volume?: Volume,
): Claim {
  const { accessModes: _modes, capacity, ...rest } = claim.status ?? {}
  const bound = volume && {
    accessModes: volume.spec.accessModes,
    // A claim that has grown keeps its own idea of its size.
    capacity: claim.status?.phase === phase && capacity ? capacity : volume.spec.capacity,
  }
  const status = { ...rest, phase, ...bound }
  if (JSON.stringify(sorted(status)) === JSON.stringify(sorted(claim.status ?? {}))) return claim
  return ctx.client.updateStatus('persistentvolumeclaims', { ...claim, status } as Claim)
}

const sorted = (object: object) => Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1))

/** Ties the two together, step by step, so that a lost step is made up for later. */
export function bind(ctx: ComponentContext, volume: Volume, claim: Claim): void {
  let stored = volume
  if (volume.spec.claimRef?.uid !== claim.metadata.uid) {
    stored = ctx.client.update('persistentvolumes', withClaim(volume, claim))
  }
  stored = setVolumePhase(ctx, stored, 'Bound')
  let own = claim
  const { annotations } = claim.metadata
  if (claim.spec.volumeName !== stored.metadata.name || annotations?.[BIND_COMPLETED] === undefined) {
    const names = claim.spec.volumeName ? [BIND_COMPLETED] : [BIND_COMPLETED, BOUND_BY_CONTROLLER]
    const next = annotated(claim, ...names)
    own = ctx.client.update('persistentvolumeclaims', {
      ...next,
      spec: { ...next.spec, volumeName: stored.metadata.name },
    })
  }
  setClaimPhase(ctx, own, 'Bound', stored)
}

/** Takes a reference back that the controller itself wrote; one that a user wrote keeps its name. */
export function unbind(ctx: ComponentContext, volume: Volume): void {
  const byController = volume.metadata.annotations?.[BOUND_BY_CONTROLLER] !== undefined
  const { [BOUND_BY_CONTROLLER]: _mark, ...annotations } = volume.metadata.annotations ?? {}
  const { claimRef, ...spec } = volume.spec
  const { uid: _uid, resourceVersion: _rv, ...name } = claimRef ?? {}
  const stored = ctx.client.update('persistentvolumes', {
    ...volume,
    metadata: { ...volume.metadata, annotations },
    spec: byController ? spec : { ...spec, claimRef: name },
  })
  setVolumePhase(ctx, stored, 'Available')
}

export const tell = (
  ctx: ComponentContext,
  object: Volume | Claim,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
): void => ctx.record(object as unknown as KubeObject, { type, reason, message })
