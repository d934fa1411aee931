import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import type { ExecState } from '@/lib/cluster/kubelet/container/execs'
import { pidNamespace } from '@/lib/cluster/kubelet/container/pid-namespace'
import { PodKernel } from '@/lib/cluster/kubelet/container/pod-kernel'

/** How a command reads its terminal now; undefined: it has none, or does something else. */
export function terminalOf(
  env: ContainerEnv,
  { container, tty }: Pick<ExecState, 'container' | 'tty'>,
): { cooked: boolean; echo: boolean } | undefined {
  if (tty === undefined) return undefined
  const pod = PodKernel.of(env, pidNamespace(env.pod, container))
  const terminal = pod?.kernel.terminal(tty)
  if (!pod || !terminal || !pod.kernel.pause().readers.has(tty)) return undefined
  return { cooked: terminal.cooked, echo: terminal.echo }
}
