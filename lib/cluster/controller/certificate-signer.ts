import type { Component } from '@/lib/cluster/client/component'
import { part } from '@/lib/cluster/sim/parts'

/** Mirrors: pkg/controller/certificates/{approver,signer}. */
export const certificateSigner: Component = {
  name: 'certificate',
  watches: [
    {
      resource: 'certificatesigningrequests.certificates.k8s.io',
      map: ({ type, object }) => (type === 'DELETED' ? [] : [object.metadata.name]),
    },
  ],
  reconcile: (name, ctx) => part('certificateSync').syncRequest(name, ctx),
}
