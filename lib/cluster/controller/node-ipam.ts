import { isConflict, isNotFound } from '@/lib/cluster/apimachinery/errors'
import type { Node } from '@/lib/cluster/apimachinery/object'
import type { Component } from '@/lib/cluster/client/component'

/** 10.244.0.0/16 in pieces of /24. */
const PIECES = 256

const pieceOf = (cidr: string | undefined): number =>
  Number(/^10\.244\.(\d+)\.0\/24$/.exec(cidr ?? '')?.[1] ?? -1)

/**
 * A new node gets a piece of the pods' network.
 * Mirrors: pkg/controller/nodeipam/ipam/range_allocator.go.
 * Differs: the piece behind the last one in use, not behind the last one that was ever given.
 */
export const nodeIpam: Component = {
  name: 'node-ipam',
  eventSource: 'cidrAllocator',
  watches: [
    {
      resource: 'nodes',
      map: ({ type, object, initial }) =>
        type === 'ADDED' && !initial && !(object as Node).spec.podCIDR ? [object.metadata.name] : [],
    },
  ],
  reconcile(name, ctx) {
    const node = ctx.lister.get('nodes', undefined, name)
    if (!node || node.spec.podCIDR) return
    const taken = new Set(ctx.lister.list('nodes').map(({ spec }) => pieceOf(spec.podCIDR)))
    const last = Math.max(...taken)
    for (let i = 1; i <= PIECES; i++) {
      const piece = (last + i) % PIECES
      if (taken.has(piece)) continue
      const podCIDR = `10.244.${piece}.0/24`
      try {
        ctx.client.patch('nodes', undefined, name, { spec: { podCIDR, podCIDRs: [podCIDR] } })
      } catch (error) {
        if (!isConflict(error) && !isNotFound(error)) throw error
      }
      return
    }
    const message = `Node ${name} status is now: CIDRNotAvailable`
    ctx.record(node as never, { type: 'Normal', reason: 'CIDRNotAvailable', message })
  },
}
