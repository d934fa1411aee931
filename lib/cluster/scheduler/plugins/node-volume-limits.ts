import type { Pod } from '@/lib/cluster/apimachinery/object'
import { classOf } from '@/lib/cluster/apis/core/volume-class'
import type { CSINode } from '@/lib/cluster/apis/storage/csi-node'
import type { Lister } from '@/lib/cluster/client/lister'
import type { SchedulerPlugin } from '@/lib/cluster/scheduler/framework'
import { claimsOf } from '@/lib/cluster/scheduler/plugins/pod-claims'

/** The volumes of CSI drivers that a pod needs attached: a name of each, and whose it is. */
function attachable(pod: Pod, lister: Lister, into: Map<string, string>): void {
  for (const { name, claim } of claimsOf(pod, lister)) {
    if (!claim) continue
    const csi = claim.spec.volumeName
      ? lister.get('persistentvolumes', undefined, claim.spec.volumeName)?.spec.csi
      : undefined
    if (csi) into.set(`${csi.driver}/${csi.volumeHandle}`, csi.driver)
    else if (!claim.spec.volumeName) {
      const found = lister.get('storageclasses.storage.k8s.io', undefined, classOf(claim))
      if (found) into.set(`${found.provisioner}/${pod.metadata.namespace}/${name}`, found.provisioner)
    }
  }
}

const countByDriver = (volumes: Map<string, string>) => {
  const counts = new Map<string, number>()
  for (const driver of volumes.values()) counts.set(driver, (counts.get(driver) ?? 0) + 1)
  return counts
}

/**
 * Mirrors: plugins/nodevolumelimits/csi.go – what a CSINode says its drivers can attach.
 * Differs: volumes that are attached without a pod on the node are not counted.
 */
export const nodeVolumeLimits: SchedulerPlugin = {
  name: 'NodeVolumeLimits',
  filter({ pod, snapshot: { lister } }, { node, pods }) {
    const csiNode = lister.get('csinodes.storage.k8s.io', undefined, node.metadata.name) as
      | CSINode
      | undefined
    const limits = new Map(
      (csiNode?.spec?.drivers ?? []).flatMap(({ name, allocatable }) =>
        allocatable?.count === undefined ? [] : [[name, allocatable.count] as const],
      ),
    )
    if (limits.size === 0) return undefined
    const [wanted, present] = [new Map<string, string>(), new Map<string, string>()]
    attachable(pod, lister, wanted)
    for (const other of pods) attachable(other, lister, present)
    for (const volume of present.keys()) wanted.delete(volume)
    const taken = countByDriver(present)
    for (const [driver, count] of countByDriver(wanted))
      if ((taken.get(driver) ?? 0) + count > (limits.get(driver) ?? Number.POSITIVE_INFINITY))
        return { reasons: ['node(s) exceed max volume count'] }
    return undefined
  },
}
