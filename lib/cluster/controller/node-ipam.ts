import { isConflict, isNotFound } from '@/lib/cluster/apimachinery/errors'
import type { Node } from '@/lib/cluster/apimachinery/object'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'

export interface NodeIpamState {
  /** The pods' network; unset: 10.244.0.0/16, '': nodes get no piece of it. */
  clusterCIDR?: string
}

const KUBEADM = '10.244.0.0/16'

/** The first three numbers of an address as one, or -1. */
const pieceOf = (cidr: string | undefined): number => {
  const [a, b, c] = (cidr ?? '').split(/[./]/).map(Number)
  return a === undefined || b === undefined || c === undefined ? -1 : (a * 256 + b) * 256 + c
}

const pieceText = (piece: number): string =>
  `${Math.floor(piece / 65_536)}.${Math.floor(piece / 256) % 256}.${piece % 256}.0/24`

/** How many pieces of /24 a network has. */
const piecesIn = (cidr: string): number => 2 ** Math.max(0, 24 - Number(cidr.split('/')[1] ?? 24))

/** The first piece behind the last one in use; undefined when there is none. */
function freePiece(network: string, used: readonly (string | undefined)[]): number | undefined {
  const first = pieceOf(network)
  const count = piecesIn(network)
  const taken = new Set(used.map((cidr) => pieceOf(cidr) - first).filter((at) => at >= 0 && at < count))
  const last = Math.max(-1, ...taken)
  for (let i = 1; i <= count; i++) {
    const piece = (last + i) % count
    if (!taken.has(piece)) return first + piece
  }
  return undefined
}

function allocate(node: Node, network: string, ctx: ComponentContext<NodeIpamState>): void {
  const { name } = node.metadata
  const piece = freePiece(
    network,
    ctx.lister.list('nodes').map(({ spec }) => spec.podCIDR),
  )
  if (piece === undefined) {
    const message = `Node ${name} status is now: CIDRNotAvailable`
    ctx.record(node as never, { type: 'Normal', reason: 'CIDRNotAvailable', message })
    return
  }
  const podCIDR = pieceText(piece)
  try {
    ctx.client.patch('nodes', undefined, name, { spec: { podCIDR, podCIDRs: [podCIDR] } })
  } catch (error) {
    if (!isConflict(error) && !isNotFound(error)) throw error
  }
}

/**
 * A new node gets a piece of the pods' network.
 * Mirrors: pkg/controller/nodeipam/ipam/range_allocator.go.
 * Differs: pieces of /24; the piece behind the last one in use, not behind the last one that was ever given.
 */
export const nodeIpam: Component<NodeIpamState> = {
  name: 'node-ipam',
  eventSource: 'cidrAllocator',
  initialState: () => ({}),
  watches: [
    {
      resource: 'nodes',
      map: ({ type, object }) =>
        type === 'ADDED' && !(object as Node).spec.podCIDR ? [object.metadata.name] : [],
    },
  ],
  reconcile(name, ctx) {
    const network = ctx.state.clusterCIDR ?? KUBEADM
    const node = ctx.lister.get('nodes', undefined, name)
    if (node && !node.spec.podCIDR && network !== '') allocate(node, network, ctx)
  },
}
