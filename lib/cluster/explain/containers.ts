/** Why a container does not run, or is not ready. */
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IContainerState } from 'kubernetes-models/v1/ContainerState'
import type { IContainerStatus } from 'kubernetes-models/v1/ContainerStatus'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { type Link, refOf, type Said } from '@/lib/cluster/explain/link'
import { probeLinks } from '@/lib/cluster/explain/probes'
import { brokenEnvironment } from '@/lib/cluster/explain/references'
import { lastEvent, type View } from '@/lib/cluster/explain/view'

/** A container of a pod with what is known of it. */
export interface Part {
  pod: Pod
  container: IContainer
  /** `spec.containers[0]` */
  path: string
  status: IContainerStatus | undefined
}

const partsIn = (
  pod: Pod,
  list: 'containers' | 'initContainers',
  statuses: readonly IContainerStatus[] | undefined,
): Part[] =>
  (pod.spec[list] ?? []).map((container, index) => ({
    pod,
    container,
    path: `spec.${list}[${index}]`,
    status: statuses?.find(({ name }) => name === container.name),
  }))

export const initParts = (pod: Pod) => partsIn(pod, 'initContainers', pod.status?.initContainerStatuses)
export const mainParts = (pod: Pod) => partsIn(pod, 'containers', pod.status?.containerStatuses)

export function stateSaid(container: string, state: IContainerState | undefined): Said | undefined {
  const { waiting, terminated, running } = state ?? {}
  const words = ({ reason, message }: { reason?: string; message?: string }) => ({
    ...(reason ? { reason } : {}),
    ...(message ? { message } : {}),
  })
  if (waiting) return { in: 'container', state: 'waiting', container, ...words(waiting) }
  if (running) return { in: 'container', state: 'running', container }
  if (!terminated) return undefined
  const { exitCode } = terminated
  return { in: 'container', state: 'terminated', container, exitCode, ...words(terminated) }
}

const TOLD_LINES = 3

/** The end of what the container last printed. */
function logSaid(view: View, { pod, container: { name }, status }: Part): Said | undefined {
  const previous = status?.state?.terminated === undefined && (status?.restartCount ?? 0) > 0
  const lines = view.printed(pod, name, previous).slice(-TOLD_LINES)
  return lines.length > 0 ? { in: 'log', container: name, message: lines.join('\n') } : undefined
}

const PULLING = /^(ErrImagePull|ImagePullBackOff|InvalidImageName|ErrImageNeverPull|RegistryUnavailable)$/

function imageLink(view: View, { pod, container, path }: Part, reason: string): Link {
  const { image, imagePullPolicy } = container
  const object = refOf(pod)
  const said = lastEvent(
    view,
    pod,
    ['Failed', 'InspectFailed', 'ErrImageNeverPull'],
    (message) => !message.startsWith('Error: ') && message.includes(`"${image}"`),
  )
  const told = said ? { said } : {}
  if (reason === 'ErrImageNeverPull')
    return { object, why: 'image', ...told, field: `${path}.imagePullPolicy`, found: imagePullPolicy }
  return { object, why: 'image', ...told, field: `${path}.image`, found: image }
}

/** CreateContainerConfigError: a reference that leads nowhere, or a user that may not be. */
function configLinks(view: View, part: Part, message: string): Link[] {
  const { pod, container, path } = part
  const broken = brokenEnvironment(view, pod, container, path)
  if (broken.length > 0 || !message.includes('runAsNonRoot')) return broken
  const own = container.securityContext?.runAsNonRoot !== undefined
  const context = own ? `${path}.securityContext` : 'spec.securityContext'
  const uid = container.securityContext?.runAsUser ?? pod.spec.securityContext?.runAsUser
  const link: Link = { object: refOf(pod), why: 'impossible', field: `${context}.runAsUser` }
  return [{ ...link, found: uid ?? null }]
}

const commandOf = ({ command, args }: IContainer) => [...(command ?? []), ...(args ?? [])]

function commandField({ command }: IContainer, path: string): string {
  return command?.length ? `${path}.command` : `${path}.args`
}

/** Why the container ended the last time. */
export function endLinks(view: View, part: Part): Link[] {
  const { pod, container, path, status } = part
  const end = status?.state?.terminated ?? status?.lastState?.terminated
  const object = refOf(pod)
  if (!end) return []
  const said = stateSaid(container.name, { terminated: end })
  const told = said ? { said } : {}
  const command = commandOf(container)
  if (end.reason === 'OOMKilled') {
    const limits = container.resources?.limits as Record<string, string> | undefined
    const field = `${path}.resources.limits.memory`
    return [{ object, why: 'exceeded', ...told, field, found: limits?.memory ?? null }]
  }
  if (end.reason === 'StartError' || end.reason === 'ContainerCannotRun')
    return [{ object, why: 'impossible', ...told, field: commandField(container, path), found: command }]
  const killed = lastEvent(view, pod, ['Killing'], (message) =>
    message.startsWith(`Container ${container.name} `),
  )
  const probe = /failed (liveness|startup) probe/.exec(killed?.message ?? '')?.[1]
  if (probe) return [{ object, why: 'ends', ...told }, ...probeLinks(view, part, probe as 'liveness')]
  if (killed?.message.includes('FailedPostStartHook'))
    return [{ object, why: 'ends', ...told }, ...hookLinks(view, part)]
  const log = logSaid(view, part)
  const ends: Link = { object, why: 'ends', ...told }
  const found = command.length > 0 ? command : container.image
  const field = command.length > 0 ? commandField(container, path) : `${path}.image`
  return [ends, { object, why: 'ends', ...(log ? { said: log } : {}), field, found }]
}

function hookLinks(view: View, { pod, container, path }: Part): Link[] {
  const said = lastEvent(view, pod, ['FailedPostStartHook'])
  const field = `${path}.lifecycle.postStart`
  const found = container.lifecycle?.postStart
  return [{ object: refOf(pod), why: 'impossible', ...(said ? { said } : {}), field, found }]
}

/** What is behind the reason for which a container waits. */
function behindWaiting(view: View, part: Part, reason: string, message: string): Link[] {
  const { pod, container, path } = part
  if (PULLING.test(reason)) return [imageLink(view, part, reason)]
  if (reason === 'CreateContainerConfigError') return configLinks(view, part, message)
  if (reason === 'CrashLoopBackOff') return endLinks(view, part)
  if (reason === 'PostStartHookError') return hookLinks(view, part)
  if (reason === 'RunContainerError' || reason === 'CreateContainerError') {
    const found = commandOf(container)
    return [{ object: refOf(pod), why: 'impossible', field: commandField(container, path), found }]
  }
  return []
}

/** It ended before, and is started again later each time. */
function backOff(view: View, { pod, container, status }: Part): Link[] {
  if (!status?.restartCount) return []
  const said = lastEvent(view, pod, ['BackOff'], (message) => message.includes(` ${container.name} `))
  return said ? [{ object: refOf(pod), why: 'waits', said }] : []
}

/** The links of a container that is not as it should be; empty when there is nothing to say. */
export function explainContainer(view: View, part: Part): Link[] {
  const { pod, container, path, status } = part
  const object = refOf(pod)
  const { waiting, terminated, running } = status?.state ?? {}
  const said = stateSaid(container.name, status?.state)
  const head: Link = { object, why: 'waits', ...(said ? { said } : {}) }
  if (waiting) {
    const { reason = '', message = '' } = waiting
    return [head, ...behindWaiting(view, part, reason, message)]
  }
  if (terminated) return [...backOff(view, part), ...endLinks(view, part)]
  const isStep = path.startsWith('spec.initContainers') && container.restartPolicy !== 'Always'
  if (!running || (status?.ready && !isStep)) return []
  if (isStep) {
    const found = commandOf(container)
    return [{ ...head, field: commandField(container, path), found }]
  }
  const probed = status?.started === false && container.startupProbe ? 'startup' : 'readiness'
  return [head, ...probeLinks(view, part, probed)]
}
