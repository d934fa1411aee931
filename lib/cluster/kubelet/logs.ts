import { badRequest } from '@/lib/cluster/apimachinery/errors'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { formatMicroTime } from '@/lib/cluster/apimachinery/time'
import type { LogOptions } from '@/lib/cluster/apiserver/log'
import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import type { LogLine } from '@/lib/cluster/kubelet/container/container-log'
import { linesAtRest } from '@/lib/cluster/kubelet/container/rest'
import { allContainers, type Instance, inits } from '@/lib/cluster/kubelet/runtime'

/** Everything that one run of a container has printed so far, as far as its file still holds it. */
export function linesOf(env: ContainerEnv, container: string, run: Instance): readonly LogLine[] {
  const lines = run.log?.lines ?? (run.pid === undefined ? linesAtRest(env, container, run) : [])
  const cut = env.host.logCut?.(run.containerID)
  return cut === undefined ? lines : cut === GONE ? [] : lines.slice(cut)
}

/** Instead of a number of lines: somebody has removed the file of the log. */
export const GONE = -1

/** What the kubelet tells instead of a log whose file somebody has removed. */
function lostFile(
  { pod, runtime, host }: ContainerEnv,
  container: string,
  run: Instance,
): string[] | undefined {
  if (host.logCut?.(run.containerID) !== GONE) return undefined
  const { namespace, name } = pod.metadata
  const own = runtime.containers[container]
  const attempt = (own?.restarts ?? 0) - (own?.current === run ? 0 : 1)
  const path = `/var/log/pods/${namespace}_${name}_${runtime.uid}/${container}/${attempt}.log`
  return [`failed to try resolving symlinks in path "${path}": lstat ${path}: no such file or directory`]
}

function select(lines: readonly LogLine[], options: LogOptions, now: number): readonly LogLine[] {
  const since = options.sinceSeconds === undefined ? options.sinceTime : now - options.sinceSeconds * 1000
  const recent = since === undefined ? lines : lines.filter(({ at }) => at >= since)
  if (options.tailLines === undefined || options.tailLines < 0) return recent
  return options.tailLines === 0 ? [] : recent.slice(-options.tailLines)
}

/** What the kubelet says of a container that has not run yet. */
function waitingMessage(pod: Pod, container: string, reason: string): string {
  const words: Record<string, string> = {
    ErrImagePull: "image can't be pulled",
    ImagePullBackOff: 'trying and failing to pull image',
  }
  return `container "${container}" in pod "${pod.metadata.name}" is waiting to start: ${words[reason] ?? reason}`
}

/**
 * Mirrors: the kubelet's containerLogs endpoint – current or previous run, tail, since, timestamps.
 * Differs: output and errors are one stream.
 * @throws ApiError (BadRequest) in the kubelet's words, e.g. for a container that waits to start
 */
export function readContainerLog(env: ContainerEnv, container: string, options: LogOptions): string[] {
  const { pod } = env
  if (!allContainers(pod).some(({ name }) => name === container))
    throw badRequest(`container ${container} is not valid for pod ${pod.metadata.name}`)
  const runtime = env.runtime.containers[container]
  const read = (run: Instance) =>
    lostFile(env, container, run) ?? render(linesOf(env, container, run), options, env.now())
  if (options.previous) {
    const previous = runtime?.waiting && runtime.current?.finished ? runtime.current : runtime?.last
    if (!previous)
      throw badRequest(`previous terminated container "${container}" in pod "${pod.metadata.name}" not found`)
    return read(previous)
  }
  if (!runtime?.current) {
    const fallback = inits(pod).length > 0 ? 'PodInitializing' : 'ContainerCreating'
    throw badRequest(waitingMessage(pod, container, runtime?.waiting?.reason ?? fallback))
  }
  return read(runtime.current)
}

function render(lines: readonly LogLine[], options: LogOptions, now: number): string[] {
  return select(lines, options, now).map(({ at, text }) =>
    options.timestamps ? `${formatMicroTime(at).replace('Z', '000Z')} ${text}` : text,
  )
}
