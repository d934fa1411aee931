import { badRequest, internalError } from '@/lib/cluster/apimachinery/errors'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { type Changes, writeFiles } from '@/lib/cluster/kubelet/file-writes'
import { emptyDirPath, sharedFiles } from '@/lib/cluster/kubelet/pod-volumes'
import { runBeside, startError, traceProcess } from '@/lib/cluster/kubelet/process/run'
import { isRunning, type KubeletState, type PodRuntime } from '@/lib/cluster/kubelet/runtime'
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

function changesBetween(before: Map<string, string>, after: Map<string, string>): Changes {
  const changes: Changes = {}
  for (const [path, text] of after) if (before.get(path) !== text) changes[path] = text
  for (const path of before.keys()) if (!after.has(path)) changes[path] = null
  return changes
}

/** What was written below an emptyDir is there for the other containers and after a restart. */
function shareChanges(pod: Pod, runtime: PodRuntime, from: string, changes: Changes, now: number): void {
  for (const [path, text] of Object.entries(changes)) {
    const place = emptyDirPath(pod, from, path)
    if (!place) continue
    const volume = { ...runtime.volumes?.[place.volume], [place.path]: text }
    runtime.volumes = { ...runtime.volumes, [place.volume]: volume }
    for (const [name, other] of Object.entries(runtime.containers)) {
      const mount = name === from ? undefined : place.mountPathIn(name)
      if (mount && other.current) writeFiles(other.current, { [`${mount}/${place.path}`]: text }, now)
    }
  }
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
): ExecResult {
  const runtime = state.pods[pod.metadata.uid]
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
  const before = new Map([
    ...traceProcess(instance.process, now).files,
    ...sharedFiles(pod, runtime, request.container, now),
  ])
  const result = runBeside(instance.process, command, now, before, stdin ?? '')
  const changes = changesBetween(before, result.files)
  writeFiles(instance, changes, now)
  for (const probe of Object.values(own.probes)) {
    // A probe that could not change its mind any more has a reason to look again.
    if (probe && probe.nextAt === Number.POSITIVE_INFINITY) probe.nextAt = now
  }
  shareChanges(pod, runtime, request.container, changes, now)
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
