import type { Component } from '@/lib/cluster/client/component'
import { part } from '@/lib/cluster/sim/parts'

/** Mirrors: pkg/controller/certificates/cleaner. */
export const certificateCleaner: Component = {
  name: 'certificatesigningrequest-cleaner',
  watches: [
    {
      resource: 'certificatesigningrequests.certificates.k8s.io',
      map: ({ type, object }) => (type === 'DELETED' ? [] : [object.metadata.name]),
    },
  ],
  reconcile: (name, ctx) => part('certificateCleaning').cleanRequest(name, ctx),
}
