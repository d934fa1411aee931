import { keyOf, type Node, type Pod } from '@/lib/cluster/apimachinery/object'
import { STORAGE_PROVISIONER } from '@/lib/cluster/apis/storage/annotations'
import type { CSINode } from '@/lib/cluster/apis/storage/csi-node'
import type { VolumeAttachment } from '@/lib/cluster/apis/storage/volume-attachment'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'
import { syncAttachment } from '@/lib/cluster/storage-csi/csi/attach'
import { type Context, type CsiDriver, VOLUME } from '@/lib/cluster/storage-csi/csi/driver'
import { expand, expandOnNode } from '@/lib/cluster/storage-csi/csi/expand'
import { modify } from '@/lib/cluster/storage-csi/csi/modify'
import { provision, reclaim } from '@/lib/cluster/storage-csi/csi/provision'
import type { Pending } from '@/lib/cluster/storage-csi/pending'

function findClaim(ctx: Context, key: string) {
  const [namespace, name = ''] = key.split('/')
  const claim = ctx.client.find('persistentvolumeclaims', namespace, name)
  return claim?.metadata.deletionTimestamp ? undefined : claim
}

function syncClaim(ctx: Context, driver: CsiDriver, key: string): void {
  const claim = findClaim(ctx, key)
  if (claim?.status?.phase === 'Bound') {
    expand(ctx, driver, key, claim)
    modify(ctx, driver, key, findClaim(ctx, key) ?? claim)
  } else if (
    claim &&
    !claim.spec.volumeName &&
    claim.metadata.annotations?.[STORAGE_PROVISIONER] === driver.name
  )
    provision(ctx, driver, key, claim)
}

/** The claims that a pod's volumes name or stand for. */
const claimKeys = ({ metadata, spec }: Pod): string[] =>
  (spec.volumes ?? []).flatMap(({ name, persistentVolumeClaim, ephemeral }) => {
    const claim = persistentVolumeClaim?.claimName ?? (ephemeral ? `${metadata.name}-${name}` : undefined)
    return claim === undefined ? [] : [`${metadata.namespace}/${claim}`]
  })

const claims = {
  resource: 'persistentvolumeclaims',
  map: ({ object }) => [keyOf(object)],
} satisfies Component['watches'][number]

/** What a driver's controller does: external provisioner, attacher and resizer in one. */
export const csiController = (driver: CsiDriver, name: string): Component<Pending> => ({
  name,
  eventSource: `${driver.name}_${name}-controller`,
  watches: [
    claims,
    { resource: 'persistentvolumes', map: ({ object }) => [VOLUME + object.metadata.name] },
    { resource: 'volumeattributesclasses.storage.k8s.io', map: (_event, ctx) => waiting(ctx) },
    {
      resource: 'volumeattachments.storage.k8s.io',
      map({ object }) {
        const { metadata, spec } = object as unknown as VolumeAttachment
        return [metadata.name, VOLUME + (spec?.source.persistentVolumeName ?? '')]
      },
    },
  ],
  initialState: () => ({ ready: {} }),
  reconcile(key, ctx) {
    if (key.startsWith(VOLUME)) reclaim(ctx, driver, key.slice(VOLUME.length))
    else if (key.includes('/')) syncClaim(ctx, driver, key)
    else syncAttachment(ctx, driver, key)
  },
})

/** Claims whose VolumeAttributesClass was not there. */
const waiting = ({ lister }: ComponentContext): string[] =>
  lister
    .list('persistentvolumeclaims')
    .filter(({ spec }) => spec.volumeAttributesClassName)
    .map((claim) => keyOf(claim))

/** What the kubelet does for a driver's volumes while pods use them. */
export const csiNodeVolumes = (driver: CsiDriver, name: string): Component<Pending> => ({
  name: `${name}-volumes`,
  eventSource: 'kubelet',
  watches: [
    claims,
    { resource: 'pods', map: ({ type, object }) => (type === 'DELETED' ? [] : claimKeys(object as Pod)) },
  ],
  initialState: () => ({ ready: {} }),
  reconcile(key, ctx) {
    const claim = findClaim(ctx, key)
    if (claim) expandOnNode(ctx, driver, key, claim)
  },
})

const CSI_NODES = 'csinodes.storage.k8s.io'

/** Every driver once: what somebody takes out of a CSINode stays out. */
function register(
  ctx: ComponentContext,
  node: Node,
  drivers: readonly CsiDriver[],
  idOf: (node: Node) => string,
) {
  const { name, uid } = node.metadata
  if (ctx.client.find(CSI_NODES, undefined, name)) return
  const entries = drivers.map((driver) => ({
    ...(driver.limit === undefined ? {} : { allocatable: { count: driver.limit } }),
    name: driver.name,
    nodeID: idOf(node),
    topologyKeys: driver.topology ? [driver.topology.key] : null,
  }))
  ctx.client.create(CSI_NODES, {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'CSINode',
    metadata: { name, ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name, uid }] },
    spec: { drivers: entries },
  } as unknown as CSINode as never)
  const labels = Object.fromEntries(
    drivers.flatMap(({ topology }) => (topology ? [[topology.key, topology.of(node)]] : [])),
  )
  if (Object.keys(labels).length > 0) ctx.client.patch('nodes', undefined, name, { metadata: { labels } })
}

/** What each node's part of the drivers registers. */
export const csiNodes = (
  drivers: readonly CsiDriver[],
  idOf: (node: Node) => string = ({ metadata }) => metadata.name,
): Component => ({
  name: 'csi-node-registrar',
  watches: [
    { resource: 'nodes', map: ({ type, object }) => (type === 'DELETED' ? [] : [object.metadata.name]) },
  ],
  reconcile(name, ctx) {
    const node = ctx.client.find('nodes', undefined, name)
    if (node) register(ctx, node, drivers, idOf)
  },
})
