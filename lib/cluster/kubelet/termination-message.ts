import type { IContainer } from 'kubernetes-models/v1/Container'
import { traceProcess } from '@/lib/cluster/kubelet/process/run'
import type { Instance } from '@/lib/cluster/kubelet/runtime'

const MAX_MESSAGE = 4096
const MAX_LOG = 2048
const MAX_LINES = 80

/**
 * What a container that has ended says of it: the file that it wrote, or (FallbackToLogsOnError) the end of
 * its log. `changes`: what a handler of SIGTERM wrote at last.
 */
export function terminationMessage(
  container: IContainer,
  instance: Instance,
  end: { at: number; code: number },
  changes: Readonly<Record<string, string | null>> = {},
): string | undefined {
  if (!instance.process) return undefined
  const { files, lines } = traceProcess(instance.process, end.at)
  const path = container.terminationMessagePath ?? '/dev/termination-log'
  const text = changes[path] ?? files.get(path) ?? ''
  if (text !== '') return text.slice(0, MAX_MESSAGE)
  if (container.terminationMessagePolicy !== 'FallbackToLogsOnError' || end.code === 0) return undefined
  const words = [...lines.map((line) => line.text), ...(instance.lastWords ?? [])].slice(-MAX_LINES)
  return (
    words
      .map((line) => `${line}\n`)
      .join('')
      .slice(-MAX_LOG) || undefined
  )
}
