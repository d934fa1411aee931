/** Mounting what a pod's containers use. Mirrors: pkg/kubelet/volumemanager. */
import type { IVolume } from 'kubernetes-models/v1/Volume'
import { podEvent, type Sync } from '@/lib/cluster/kubelet/node-context'
import { isDisk } from '@/lib/cluster/kubelet/volume-place'
import { contentOf } from '@/lib/cluster/kubelet/volumes'
import { usedVolumes } from '@/lib/cluster/kubelet/written-volumes'
import { part } from '@/lib/cluster/sim/parts'

/** The service account's token volume never keeps a pod back here: its CA arrives with the namespace. */
const neverFails = ({ name, projected }: IVolume): boolean =>
  projected !== undefined && name.startsWith('kube-api-access-')

export const setUpFailed = (name: string, why: string) =>
  `MountVolume.SetUp failed for volume "${name}" : ${why}`

/** What every node has: kube-proxy mounts it before there is anything else. */
const OF_ALL = ['/lib/modules', '/run/xtables.lock']

function hostPathProblem({ host }: Sync, { hostPath }: IVolume): string | undefined {
  if (!hostPath || OF_ALL.includes(hostPath.path)) return undefined
  return part('kubeletLate').prepareHostPath(hostPath, host)
}

/** Has it a folder on the node that is to be made or mounted? */
const hasFolder = (volume: IVolume) => volume.emptyDir !== undefined || isDisk(volume)

/** True when every volume can be mounted; else FailedMount tells of each that cannot. */
export function mountVolumes(sync: Sync): boolean {
  const used = usedVolumes(sync)
  const disks = used.filter(isDisk)
  const problems = disks.length > 0 ? part('kubeletLate').diskProblems(sync, disks) : []
  for (const volume of used) {
    if (neverFails(volume)) continue
    const content = contentOf(sync, volume)
    const why = 'error' in content ? content.error : hostPathProblem(sync, volume)
    if (why !== undefined) problems.push(setUpFailed(volume.name, why))
  }
  for (const message of problems) if (message !== '') podEvent(sync, 'Warning', 'FailedMount', message)
  if (problems.length > 0) return false
  if (used.some(hasFolder)) part('kubeletLate').makeFolders(sync, used)
  return true
}
