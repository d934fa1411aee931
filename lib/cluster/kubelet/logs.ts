import { badRequest } from '@/lib/cluster/apimachinery/errors'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { formatMicroTime } from '@/lib/cluster/apimachinery/time'
import type { LogOptions, ReadContainerLog } from '@/lib/cluster/client/component'
import { runtimeUid } from '@/lib/cluster/host/static-pod'
import { traceProcess } from '@/lib/cluster/kubelet/process/run'
import { allContainers, type Instance, inits, type KubeletState } from '@/lib/cluster/kubelet/runtime'

type Line = { at: number; text: string }

/** Everything a run has printed so far, or until it ended. */
export function linesOf(instance: Instance, now: number): Line[] {
  if (!instance.process) return []
  const until = Math.min(now, instance.finished?.at ?? now)
  const { lines } = traceProcess(instance.process, until, 200_000)
  const words = (instance.lastWords ?? []).map((text) => ({ at: until, text }))
  const own = instance.finished ? [...lines, ...words] : lines
  return instance.visits ? [...own, ...instance.visits].sort((a, b) => a.at - b.at) : own
}

function select(lines: Line[], options: LogOptions, now: number): Line[] {
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
 * Differs: output and errors are one stream; log files are not rotated.
 */
export const readContainerLog: ReadContainerLog<KubeletState> = (state, pod, container, options, now) => {
  if (!allContainers(pod).some(({ name }) => name === container))
    throw badRequest(`container ${container} is not valid for pod ${pod.metadata.name}`)
  const runtime = state.pods[runtimeUid(pod)]?.containers[container]
  if (options.previous) {
    const previous = runtime?.waiting && runtime.current?.finished ? runtime.current : runtime?.last
    if (!previous)
      throw badRequest(`previous terminated container "${container}" in pod "${pod.metadata.name}" not found`)
    return render(linesOf(previous, now), options, now)
  }
  if (!runtime?.current) {
    const fallback = inits(pod).length > 0 ? 'PodInitializing' : 'ContainerCreating'
    throw badRequest(waitingMessage(pod, container, runtime?.waiting?.reason ?? fallback))
  }
  return render(linesOf(runtime.current, now), options, now)
}

function render(lines: Line[], options: LogOptions, now: number): string[] {
  return select(lines, options, now).map(({ at, text }) =>
    options.timestamps ? `${formatMicroTime(at).replace('Z', '000Z')} ${text}` : text,
  )
}
