import { badRequest, internalError } from '@/lib/cluster/apimachinery/errors'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { runtimeUid } from '@/lib/cluster/host/static-pod'
import { changeFiles, changesBetween, collect } from '@/lib/cluster/kubelet/node-files'
import type { Network } from '@/lib/cluster/kubelet/process/network'
import { onTerm, runBeside, startError, traceProcess } from '@/lib/cluster/kubelet/process/run'
import { type Instance, isRunning, type KubeletState } from '@/lib/cluster/kubelet/runtime'
import { fakeDigest } from '@/lib/cluster/kubelet/status'

/** What pods/<name>/exec is asked to do. */
export interface ExecRequest {
  container: string
  command: string[]
  stdin?: string
}

export interface ExecResult {
  stdout: string
  stderr: string
  /** Unset: the process does not end by itself. */
  exitCode?: number
  /** ms */
  took: number
}

const ENDING = ['TERM', 'INT', 'QUIT']

/** A signal from within: SIGKILL and what it has no handler for do not reach a first process. */
function signalled(instance: Instance, name: string, at: number, network: Network): void {
  if (!instance.process || !ENDING.includes(name)) return
  const { files } = traceProcess(instance.process, at)
  const reaction = onTerm(instance.process, at, files, network)
  if (!reaction) return
  instance.exit = { at: at + reaction.after, code: reaction.code }
  if (reaction.lines.length > 0) instance.lastWords = reaction.lines
}

/**
 * Mirrors: the kubelet's exec endpoint, with the words of containerd and runc for what cannot start.
 * Differs: output is there when the command has ended; what it leaves running is not.
 * @throws ApiError
 */
export function execInContainer(
  state: KubeletState,
  pod: Pod,
  request: ExecRequest,
  now: number,
  network: Network,
): ExecResult {
  const runtime = state.pods[runtimeUid(pod)]
  const own = runtime?.containers[request.container]
  const instance = own?.current
  if (!runtime || !own || !instance?.process || !isRunning(own)) {
    throw badRequest(`container not found ("${request.container}")`)
  }
  const { command, stdin } = request
  const error = startError({ ...instance.process, argv: command })
  if (error) {
    const why = error.slice(error.indexOf('exec: "'))
    const id = fakeDigest(`${instance.containerID}/${command.join(' ')}/${now}`)
    throw internalError(
      `Internal error occurred: error executing command in container: failed to exec in container: failed to start exec "${id}": OCI runtime exec failed: exec failed: unable to start container process: ${why}`,
    )
  }
  collect(state, instance.process.sandbox?.mounts ?? [], now)
  const before = traceProcess(instance.process, now).files
  const result = runBeside(instance.process, command, now, before, network, stdin ?? '')
  changeFiles(state, instance, changesBetween(before, result.files), now)
  for (const { name } of result.signals) signalled(instance, name, now + result.took, network)
  for (const probe of Object.values(own.probes)) {
    // A probe that could not change its mind any more has a reason to look again.
    if (probe && probe.nextAt === Number.POSITIVE_INFINITY) probe.nextAt = now
  }
  const text = (error: boolean) =>
    result.lines
      .filter((line) => (line.error ?? false) === error)
      .map((line) => (line.open ? line.text : `${line.text}\n`))
      .join('')
  return {
    stdout: text(false),
    stderr: text(true),
    took: result.took,
    ...(result.code === undefined ? {} : { exitCode: result.code }),
  }
}
