/**
 * Binds claims to volumes and says what becomes of volumes whose claims go.
 * Mirrors: pkg/controller/volume/persistentvolume, with its look at everything pending every 15 seconds.
 */
import { keyOf, type PersistentVolume, type PersistentVolumeClaim } from '@/lib/cluster/apimachinery/object'
import type { Component, ComponentContext, WatchEvent } from '@/lib/cluster/client/component'
import { part } from '@/lib/cluster/sim/parts'

const RESYNC = 15_000
const CLAIM = 'claim|'
const VOLUME = 'volume|'

type State = { /** When the next look at a pending claim is due, by its key. */ due: Record<string, number> }

function onClaim(event: WatchEvent): string[] {
  const claim = event.object as PersistentVolumeClaim
  const volume = claim.spec.volumeName ? [VOLUME + claim.spec.volumeName] : []
  return event.type === 'DELETED' ? volume : [CLAIM + keyOf(claim), ...volume]
}

function onVolume(event: WatchEvent): string[] {
  const { metadata, spec } = event.object as PersistentVolume
  const { claimRef } = spec
  const claim = claimRef ? [`${CLAIM}${claimRef.namespace}/${claimRef.name}`] : []
  return event.type === 'DELETED' ? claim : [VOLUME + metadata.name, ...claim]
}

/** A claim that stays pending is looked at again at the next beat, whatever wakes it before. */
function lookAgain(ctx: ComponentContext<State>, key: string): void {
  const { due } = ctx.state
  if ((due[key] ?? 0) > ctx.now()) return
  const wait = RESYNC - (ctx.now() % RESYNC)
  due[key] = ctx.now() + wait
  ctx.requeueAfter(key, wait)
}

export const persistentVolume: Component<State> = {
  name: 'persistent-volume-binder',
  eventSource: 'persistentvolume-controller',
  watches: [
    { resource: 'persistentvolumes', map: onVolume },
    { resource: 'persistentvolumeclaims', map: onClaim },
    { resource: 'storageclasses.storage.k8s.io', map: () => [] },
    { resource: 'pods', map: () => [] },
  ],
  initialState: () => ({ due: {} }),
  reconcile(key, ctx) {
    if (key.startsWith(VOLUME)) {
      const volume = ctx.lister.get('persistentvolumes', undefined, key.slice(VOLUME.length))
      if (volume) part('volumeSync').syncVolume(ctx, volume)
      return
    }
    const name = key.slice(CLAIM.length)
    const claim = ctx.lister.byKey('persistentvolumeclaims', name)
    if (claim) part('claimSync').syncClaim(ctx, claim)
    const after = ctx.lister.byKey('persistentvolumeclaims', name)
    if (after?.status?.phase === 'Pending') lookAgain(ctx, key)
    else delete ctx.state.due[key]
  },
}
