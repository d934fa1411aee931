import { keyOf, type Pod } from '@/lib/cluster/apimachinery/object'
import type { Component } from '@/lib/cluster/client/component'
import { part } from '@/lib/cluster/sim/parts'

/** Mirrors: pkg/controller/volume/ephemeral – the claims of volumes that live as long as their pod. */
export const ephemeralVolume: Component = {
  name: 'ephemeral-volume',
  eventSource: 'ephemeral-volume-controller',
  watches: [
    {
      resource: 'pods',
      map: ({ type, object }) =>
        type !== 'DELETED' && (object as Pod).spec.volumes?.some(({ ephemeral }) => ephemeral)
          ? [keyOf(object)]
          : [],
    },
  ],
  reconcile: (key, ctx) => part('ephemeralSync').createClaims(key, ctx),
}
