/**
 * `cloud-provider`: load balancers, machines with zones, and disks that are attached, as a cloud brings them.
 * Differs: no pods run for it; a machine ends by the ConfigMap kube-system/cloud-instances.
 */
import { providerIdOf } from '@/lib/cluster/addons/cloud-provider/cloud'
import { cloudDisks, disks } from '@/lib/cluster/addons/cloud-provider/disks'
import { cloudNodes } from '@/lib/cluster/addons/cloud-provider/nodes'
import { cloudServices } from '@/lib/cluster/addons/cloud-provider/services'
import type { AddonObject } from '@/lib/cluster/addons/webhook-server'
import type { Component } from '@/lib/cluster/client/component'
import type { ProcessSpec } from '@/lib/cluster/client/process'
import { csiNodes } from '@/lib/cluster/storage-csi/csi/component'

const STORAGE = '/apis/storage.k8s.io/v1'

export const cloudProvider = (): AddonObject[] => [
  {
    path: `${STORAGE}/csidrivers`,
    body: { metadata: { name: disks.name }, spec: { attachRequired: true, podInfoOnMount: false } },
  },
  {
    path: `${STORAGE}/storageclasses`,
    body: {
      metadata: { name: 'cloud-disk' },
      provisioner: disks.name,
      allowVolumeExpansion: true,
      volumeBindingMode: 'WaitForFirstConsumer',
    },
  },
]

export const cloudProviderProcess: ProcessSpec = {
  name: 'cloud-controller-manager',
  components: [cloudNodes, cloudServices, ...cloudDisks, csiNodes([disks], providerIdOf)] as Component[],
  user: () => ({
    username: 'system:cloud-controller-manager',
    groups: ['system:masters', 'system:authenticated'],
  }),
}
