import type { Component } from '@/lib/cluster/client/component'
import { part } from '@/lib/cluster/sim/parts'

/** Mirrors: pkg/controller/namespace – empties a namespace that is being deleted, then lets it go. */
export const namespace: Component = {
  name: 'namespace',
  watches: [
    {
      resource: 'namespaces',
      map: ({ object }) => (object.metadata.deletionTimestamp ? [object.metadata.name] : []),
    },
  ],
  reconcile: (name, ctx) => part('namespaces').emptyNamespace(name, ctx),
}
