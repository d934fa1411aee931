import { planEnd } from '@/lib/cluster/kubelet/network-answers'
import type { Changes } from '@/lib/cluster/kubelet/process/run'
import type { Instance } from '@/lib/cluster/kubelet/runtime'

/** The process finds the files changed from now on, which may end it sooner or later. */
export function writeFiles(instance: Instance, changes: Changes, now: number): void {
  const { process } = instance
  if (!process || Object.keys(changes).length === 0) return
  instance.process = { ...process, writes: [...(process.writes ?? []), { at: now, files: changes }] }
  if (!instance.finished) planEnd(instance, now)
}
