import type { ContainerRuntimeService } from '@/lib/cluster/host/cri/container-runtime'
import type { HostContainer } from '@/lib/cluster/host/cri/host-container'
import type { HostSandbox } from '@/lib/cluster/host/cri/host-sandbox'
import { klogLine } from '@/lib/cluster/host/klog'
import { CrictlError } from '@/lib/shell/programs/crictl/crictl-error'
import type { CrictlFlags } from '@/lib/shell/programs/crictl/flags'
import type { Outcome } from '@/lib/userland/kernel/one-shot'
import type { Process } from '@/lib/userland/kernel/process'
import type { Step } from '@/lib/userland/kernel/program'

/** What a command of crictl sees. */
export interface CrictlCall {
  flags: CrictlFlags
  operands: readonly string[]
  runtime: ContainerRuntimeService
  process: Process
  env: Readonly<Record<string, string>>
  /** ms */
  now: number
  /** The host's name. */
  host: string
}

/** What a command that takes time remembers: plain data. */
export type CrictlWork = Record<string, unknown>

export interface CrictlCommand {
  name: string
  aliases?: readonly string[]
  /** `CONTAINER-ID [CONTAINER-ID...]` */
  operands?: string
  usage: string
  flags: string
  /** At one go. @throws CrictlError */
  run?(call: CrictlCall): Outcome | string
  /** In steps, each with all that it needs in `work`. @throws CrictlError */
  step?(call: CrictlCall, work: CrictlWork): Step
}

/** What the client of the runtime logs of a call that failed. */
export function runtimeLog(
  { now, process }: CrictlCall,
  message: string,
  why: string,
  field: string,
): string {
  return `${klogLine('E', now, 'log.go:32', `${JSON.stringify(message)} err=${JSON.stringify(why)} ${field}`, process.pid)}\n`
}

const startsWith = (id: string) => (one: { id: string }) => one.id.startsWith(id)

export const findContainer = ({ runtime }: CrictlCall, id: string): HostContainer | undefined =>
  id === '' ? undefined : runtime.containers().find(startsWith(id))

/** @param before what stands in front of the runtime's words @throws CrictlError in them */
export function getContainer(call: CrictlCall, id: string, before = ''): HostContainer {
  const found = findContainer(call, id)
  if (found) return found
  const why = `rpc error: code = NotFound desc = an error occurred when try to find container "${id}": not found`
  throw new CrictlError(`${before}${why}`, {
    before: runtimeLog(
      call,
      'ContainerStatus from runtime service failed',
      why,
      `containerID=${JSON.stringify(id)}`,
    ),
  })
}

export const findSandbox = ({ runtime }: CrictlCall, id: string): HostSandbox | undefined =>
  id === '' ? undefined : runtime.sandboxes().find(startsWith(id))

/** @param before what stands in front of the runtime's words @throws CrictlError in them */
export function getSandbox(call: CrictlCall, id: string, before = ''): HostSandbox {
  const found = findSandbox(call, id)
  if (found) return found
  const why = 'rpc error: code = NotFound desc = an error occurred when try to find sandbox: not found'
  throw new CrictlError(`${before}${why}`, {
    before: runtimeLog(
      call,
      'PodSandboxStatus from runtime service failed',
      why,
      `podSandboxID=${JSON.stringify(id)}`,
    ),
  })
}
