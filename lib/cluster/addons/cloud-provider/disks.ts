/** The cloud's disks: made for claims, attached to one machine at a time, grown and taken away by one driver. */
import { zoneOf } from '@/lib/cluster/addons/cloud-provider/cloud'
import { csiController, csiNodeVolumes } from '@/lib/cluster/storage-csi/csi/component'
import type { CsiDriver } from '@/lib/cluster/storage-csi/csi/driver'

const NAME = 'disk.csi.cloud.example.com'

export const disks: CsiDriver = {
  name: NAME,
  topology: { key: `topology.${NAME}/zone`, of: zoneOf },
  limit: 16,
  modes: ['ReadWriteOnce', 'ReadWriteOncePod'],
}

export const cloudDisks = [csiController(disks, 'csi-disk'), csiNodeVolumes(disks, 'csi-disk')]
