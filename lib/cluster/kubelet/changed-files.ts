import type { IContainer } from 'kubernetes-models/v1/Container'
import { setUpFailed } from '@/lib/cluster/kubelet/mount'
import { podEvent, type Sync } from '@/lib/cluster/kubelet/node-context'
import type { ProcessStart } from '@/lib/cluster/kubelet/process/run'
import { DATA } from '@/lib/cluster/kubelet/process/tree'
import { contentOf, dataFolder, isWritten } from '@/lib/cluster/kubelet/volumes'

/**
 * What has changed in a running container's volumes since it started, or since the last look. What is gone stays as
 * it was, and FailedMount tells of it.
 */
export function changedFiles(sync: Sync, container: IContainer, process: ProcessStart) {
  const changes: Record<string, string | null> = {}
  const seen: Record<string, string | null> = { ...process.mounted }
  for (const write of process.writes ?? []) Object.assign(seen, write.files)
  for (const { name, mountPath, subPath, subPathExpr } of container.volumeMounts ?? []) {
    const volume = sync.pod.spec.volumes?.find((candidate) => candidate.name === name)
    if (!volume || (subPath ?? subPathExpr) !== undefined || !isWritten(volume)) continue
    const content = contentOf(sync, volume)
    if ('error' in content) {
      podEvent(sync, 'Warning', 'FailedMount', setUpFailed(name, content.error))
      continue
    }
    const folder = mountPath.replace(/\/$/, '')
    const before = Object.keys(changes).length
    for (const [path, text] of Object.entries(content.files))
      if (seen[`${folder}/${path}`] !== text) changes[`${folder}/${path}`] = text
    for (const [path, text] of Object.entries(seen))
      if (
        text !== null &&
        path.startsWith(`${folder}/`) &&
        !path.endsWith(`/${DATA}`) &&
        !Object.hasOwn(content.files, path.slice(folder.length + 1))
      )
        changes[path] = null
    const link = `${folder}/${DATA}`
    if (Object.keys(changes).length > before) changes[link] = dataFolder(sync.ctx.now(), link)
  }
  return changes
}
