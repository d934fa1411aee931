import type { IContainer } from 'kubernetes-models/v1/Container'
import { envOf } from '@/lib/cluster/kubelet/container/env-of'
import { containerFiles } from '@/lib/cluster/kubelet/container/files'
import { linesOf } from '@/lib/cluster/kubelet/logs'
import type { Sync } from '@/lib/cluster/kubelet/node-context'
import type { Instance } from '@/lib/cluster/kubelet/runtime'
import { Errno } from '@/lib/userland/kernel/errno'

const MAX_MESSAGE = 4096
const MAX_LOG = 2048
const MAX_LINES = 80

function written(sync: Sync, { name, terminationMessagePath = '/dev/termination-log' }: IContainer): string {
  try {
    return containerFiles(envOf(sync), name).read(terminationMessagePath)
  } catch (error) {
    if (error instanceof Errno) return ''
    throw error
  }
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/** Something lies where its message would: it has written there, or a volume is mounted over it. */
function mayHaveWritten(
  { terminationMessagePath: path = '', volumeMounts }: IContainer,
  run: Instance,
): boolean {
  if (run.pid === undefined) return false
  return run.own !== undefined || !!volumeMounts?.some(({ mountPath }) => nameOf(mountPath) === nameOf(path))
}

/**
 * What a container that has ended says of it: the file that it wrote, or (FallbackToLogsOnError) the end of
 * its log.
 */
export function terminationMessage(
  sync: Sync,
  container: IContainer,
  instance: Instance,
  code: number,
): string | undefined {
  if (!instance.process) return undefined
  const text = mayHaveWritten(container, instance) ? written(sync, container) : ''
  if (text !== '') return text.slice(0, MAX_MESSAGE)
  if (container.terminationMessagePolicy !== 'FallbackToLogsOnError' || code === 0) return undefined
  const lines = linesOf(envOf(sync), container.name, instance).slice(-MAX_LINES)
  return (
    lines
      .map((line) => `${line.text}\n`)
      .join('')
      .slice(-MAX_LOG) || undefined
  )
}
