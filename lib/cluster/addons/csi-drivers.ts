/**
 * `csi-drivers`: storage of three kinds beside the node's own. Blocks of one zone that are attached to one node at a
 * time, four to a node; a file share for many nodes; volumes that live as long as their pod.
 * Differs: no pods run for them; a driver is taken from a node by taking it out of its CSINode.
 */
import type { AddonObject } from '@/lib/cluster/addons/webhook-server'
import type { Node } from '@/lib/cluster/apimachinery/object'
import type { Component } from '@/lib/cluster/client/component'
import type { ProcessSpec } from '@/lib/cluster/client/process'
import { csiController, csiNodes, csiNodeVolumes } from '@/lib/cluster/storage-csi/csi/component'
import { type CsiDriver, OFFLINE } from '@/lib/cluster/storage-csi/csi/driver'

const BLOCK = 'block.csi.example.com'
const FILES = 'files.csi.example.com'
const INLINE = 'inline.csi.example.com'
const STORAGE = '/apis/storage.k8s.io/v1'

/** The node's own label, else one of two zones. */
function zoneOf({ metadata }: Node): string {
  const number = [...metadata.name].reduce((sum, character) => sum + character.charCodeAt(0), 0)
  return metadata.labels?.['topology.kubernetes.io/zone'] ?? (number % 2 === 0 ? 'zone-a' : 'zone-b')
}

const block: CsiDriver = {
  name: BLOCK,
  topology: { key: `topology.${BLOCK}/zone`, of: zoneOf },
  limit: 4,
  modes: ['ReadWriteOnce', 'ReadWriteOncePod'],
  modifies: true,
}

const files: CsiDriver = {
  name: FILES,
  modes: ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'],
}

const driver = (name: string, spec: object): AddonObject => ({
  path: `${STORAGE}/csidrivers`,
  body: { metadata: { name }, spec },
})

const storageClass = (name: string, provisioner: string, rest: object): AddonObject => ({
  path: `${STORAGE}/storageclasses`,
  body: { metadata: { name }, provisioner, allowVolumeExpansion: true, ...rest },
})

const settings = (name: string, iops: string): AddonObject => ({
  path: `${STORAGE}/volumeattributesclasses`,
  body: { metadata: { name }, driverName: BLOCK, parameters: { iops } },
})

const LATE = { volumeBindingMode: 'WaitForFirstConsumer' }

export const csiDrivers = (): AddonObject[] => [
  driver(BLOCK, { attachRequired: true, podInfoOnMount: false }),
  driver(FILES, { attachRequired: false, fsGroupPolicy: 'File' }),
  driver(INLINE, { attachRequired: false, podInfoOnMount: true, volumeLifecycleModes: ['Ephemeral'] }),
  storageClass('csi-block', BLOCK, LATE),
  storageClass('csi-block-now', BLOCK, { reclaimPolicy: 'Retain' }),
  storageClass('csi-block-offline', BLOCK, { ...LATE, parameters: OFFLINE }),
  storageClass('csi-files', FILES, {}),
  settings('silver', '3000'),
  settings('gold', '16000'),
]

const inline: CsiDriver = { name: INLINE, modes: [] }

export const csiDriversProcess: ProcessSpec = {
  name: 'csi-drivers',
  components: [
    csiController(block, 'csi-block'),
    csiNodeVolumes(block, 'csi-block'),
    csiController(files, 'csi-files'),
    csiNodeVolumes(files, 'csi-files'),
    csiNodes([block, files, inline]),
  ] as Component[],
  user: () => ({
    username: 'system:serviceaccount:kube-system:csi-drivers',
    groups: ['system:masters', 'system:authenticated'],
  }),
}
