/**
 * `cloud-provider`: load balancers, machines with zones, and disks that are attached, as a cloud brings them.
 * Differs: no pods run for it; a machine ends by the ConfigMap kube-system/cloud-instances.
 */
import { providerIdOf, zoneOf } from '@/lib/cluster/addons/cloud-provider/cloud'
import { cloudDisks, DRIVER, TOPOLOGY } from '@/lib/cluster/addons/cloud-provider/disks'
import { cloudNodes } from '@/lib/cluster/addons/cloud-provider/nodes'
import { cloudServices } from '@/lib/cluster/addons/cloud-provider/services'
import type { AddonObject } from '@/lib/cluster/addons/webhook-server'
import type { Node } from '@/lib/cluster/apimachinery/object'
import type { Component, ComponentContext } from '@/lib/cluster/client/component'
import type { ProcessSpec } from '@/lib/cluster/client/process'

const CSI_NODES = 'csinodes.storage.k8s.io'
const STORAGE = '/apis/storage.k8s.io/v1'
/** Disks that a machine can hold. */
const DISKS = 16

export const cloudProvider = (): AddonObject[] => [
  {
    path: `${STORAGE}/csidrivers`,
    body: { metadata: { name: DRIVER }, spec: { attachRequired: true, podInfoOnMount: false } },
  },
  {
    path: `${STORAGE}/storageclasses`,
    body: {
      metadata: { name: 'cloud-disk' },
      provisioner: DRIVER,
      allowVolumeExpansion: true,
      volumeBindingMode: 'WaitForFirstConsumer',
    },
  },
]

/** What each node's part of the driver registers. */
function registerDriver(ctx: ComponentContext, node: Node): void {
  const { name, uid } = node.metadata
  if (ctx.client.find(CSI_NODES, undefined, name)) return
  ctx.client.create(CSI_NODES, {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'CSINode',
    metadata: { name, ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name, uid }] },
    spec: {
      drivers: [
        { allocatable: { count: DISKS }, name: DRIVER, nodeID: providerIdOf(node), topologyKeys: [TOPOLOGY] },
      ],
    },
  } as never)
  const labels = { ...node.metadata.labels, [TOPOLOGY]: zoneOf(node) }
  ctx.client.patch('nodes', undefined, name, { metadata: { labels } })
}

const driverNodes: Component = {
  name: 'csi-disk-node',
  watches: [
    { resource: 'nodes', map: ({ type, object }) => (type === 'DELETED' ? [] : [object.metadata.name]) },
  ],
  reconcile(name, ctx) {
    const node = ctx.client.find('nodes', undefined, name)
    if (node) registerDriver(ctx, node)
  },
}

export const cloudProviderProcess: ProcessSpec = {
  name: 'cloud-controller-manager',
  components: [cloudNodes, cloudServices, cloudDisks, driverNodes] as Component[],
  user: () => ({
    username: 'system:cloud-controller-manager',
    groups: ['system:masters', 'system:authenticated'],
  }),
}
