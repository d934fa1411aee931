import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IContainerState } from 'kubernetes-models/v1/ContainerState'
import type { IContainerStatus } from 'kubernetes-models/v1/ContainerStatus'
import type { IPodCondition } from 'kubernetes-models/v1/PodCondition'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { formatTime } from '@/lib/cluster/apimachinery/time'
import type { MadeImage } from '@/lib/cluster/kubelet/images/made-image'
import { canonicalImage } from '@/lib/cluster/kubelet/pull'
import { mayRestartAll, shouldRestart } from '@/lib/cluster/kubelet/restart-policy'
import {
  type ContainerRuntime,
  ephemerals,
  type Instance,
  inits,
  isRunning,
  isSidecar,
  isUp,
  type PodRuntime,
} from '@/lib/cluster/kubelet/runtime'
import type { Identity } from '@/lib/cluster/kubelet/sandbox'
import { identityOf } from '@/lib/cluster/kubelet/security-context'
import { containerSizes, resizable } from '@/lib/cluster/kubelet/sizes'
import { fakeDigest } from '@/lib/cluster/sim/fake-digest'

type PodStatus = NonNullable<Pod['status']>
type Phase = 'Pending' | 'Running' | 'Succeeded' | 'Failed'

const REMEMBERED = 500
const imageIds = new Map<string, string>()

/** `docker.io/library/nginx@sha256:…` of an image with its tag. */
export function imageIdOf(image: string, made?: MadeImage): string {
  if (made) return `${image.replace(/:[^/:]*$/, '')}@sha256:${made.digest}`
  const known = imageIds.get(image)
  if (known !== undefined) return known
  if (imageIds.size >= REMEMBERED) imageIds.clear()
  const id = `${image.replace(/:[^/:]*$/, '')}@sha256:${fakeDigest(image)}`
  imageIds.set(image, id)
  return id
}

function terminatedState(instance: Instance): IContainerState {
  const { finished, containerID } = instance
  return {
    terminated: {
      exitCode: finished?.code ?? 0,
      reason: finished?.reason,
      ...(finished?.message ? { message: finished.message } : {}),
      startedAt: instance.process ? formatTime(instance.startedAt) : '1970-01-01T00:00:00Z',
      finishedAt: formatTime(finished?.at ?? 0),
      containerID,
    },
  }
}

function stateOf(runtime: ContainerRuntime | undefined, fallback: string): IContainerState {
  if (runtime?.waiting) return { waiting: { ...runtime.waiting } }
  if (runtime && isRunning(runtime) && !isUp(runtime))
    return runtime.last?.finished ? terminatedState(runtime.last) : { waiting: { reason: fallback } }
  if (!runtime?.current) return { waiting: { reason: fallback } }
  if (runtime.current.finished) return terminatedState(runtime.current)
  return { running: { startedAt: formatTime(runtime.current.startedAt) } }
}

/** The run before: behind a waiting state that is the current one. */
function lastStateOf(runtime: ContainerRuntime | undefined): IContainerState {
  const previous = runtime?.waiting ? (runtime.current ?? runtime.last) : runtime?.last
  return previous?.finished ? terminatedState(previous) : {}
}

type StatusUser = NonNullable<IContainerStatus['user']>
const users = new WeakMap<Identity, StatusUser>()

/** Who the process runs as; most run as their image says. */
function userOf(pod: Pod, container: IContainer, made?: MadeImage): StatusUser {
  const identity = identityOf(pod, container, made)
  const known = users.get(identity)
  if (known) return known
  const { gid, groups, uid } = identity
  const user = { linux: { gid, supplementalGroups: groups, uid } }
  users.set(identity, user)
  return user
}

function containerStatus(
  pod: Pod,
  container: IContainer,
  { allocated, actual }: ReturnType<typeof containerSizes>,
  runtime: ContainerRuntime | undefined,
  fallback: string,
  init: boolean,
): IContainerStatus {
  const instance = runtime?.current
  const image = container.image ?? ''
  const completed = instance?.finished?.code === 0 && !runtime?.waiting
  const finishedInit = init && !isSidecar(container) && completed
  const { requests, limits } = actual
  const up = isUp(runtime)
  const canonical = instance ? canonicalImage(image) : image
  // Filled in rather than spread together: it is made by the thousand.
  const status: IContainerStatus = {
    name: container.name,
    state: stateOf(runtime, fallback),
    lastState: lastStateOf(runtime),
    ready: finishedInit || (up && (runtime?.ready ?? false)),
    restartCount: runtime?.restarts ?? 0,
    image: canonical,
    imageID: instance ? imageIdOf(canonical, instance.process?.made) : '',
    started: up && (runtime?.started ?? false),
  }
  if (instance) status.containerID = instance.containerID
  if (up) status.user = userOf(pod, container, instance?.process?.made)
  if (allocated.requests) status.allocatedResources = allocated.requests
  if (requests || limits)
    status.resources = { ...(limits ? { limits } : {}), ...(requests ? { requests } : {}) }
  return status
}

const initDone = (container: IContainer, runtime: ContainerRuntime | undefined): boolean =>
  isSidecar(container)
    ? !!runtime?.started || !!runtime?.current?.finished
    : runtime?.current?.finished?.code === 0 && !runtime.waiting

/** kubelet getPhase */
function phaseOf(pod: Pod, runtime: PodRuntime): Phase {
  if (runtime.rejected || runtime.failed) return 'Failed'
  for (const container of inits(pod)) {
    const one = runtime.containers[container.name]
    if (initDone(container, one)) continue
    const { code = 0 } = one?.current?.finished ?? {}
    return code !== 0 && !one?.pending && !shouldRestart(pod, container, code) ? 'Failed' : 'Pending'
  }
  const all = pod.spec.containers.map(({ name }) => runtime.containers[name])
  const stopped = all.filter((one) => one && !isUp(one) && (one.current?.finished ?? one.last?.finished))
  const running = all.filter(isUp).length
  if (stopped.length + running < all.length) return 'Pending'
  if (running > 0) return 'Running'
  if (stopped.some((one) => one?.pending)) return 'Running'
  const again = pod.spec.containers.some((container) =>
    shouldRestart(pod, container, runtime.containers[container.name]?.current?.finished?.code ?? 0),
  )
  if (again && (!runtime.killing || runtime.networkTries)) return 'Running'
  return stopped.every((one) => one?.current?.finished?.code === 0) ? 'Succeeded' : 'Failed'
}

type Draft = { type: string; status: 'True' | 'False'; reason?: string; message?: string }

/** GeneratePodReadyCondition: the containers, and what the pod's readiness gates wait for. */
function podReadiness(pod: Pod, containers: Omit<Draft, 'type'>): Omit<Draft, 'type'> {
  if (containers.status !== 'True') return containers
  const words = (pod.spec.readinessGates ?? []).flatMap(({ conditionType }) => {
    const condition = pod.status?.conditions?.find(({ type }) => type === conditionType)
    const gate = `pod readiness gate "${conditionType}"`
    if (!condition) return [`corresponding condition of ${gate} does not exist.`]
    return condition.status === 'True' ? [] : [`the status of ${gate} is not "True", but ${condition.status}`]
  })
  if (words.length === 0) return containers
  return { status: 'False', reason: 'ReadinessGatesNotReady', message: words.join(', ') }
}

function containersReady(pod: Pod, runtime: PodRuntime, phase: Phase): Omit<Draft, 'type'> {
  if (phase === 'Succeeded') return { status: 'False', reason: 'PodCompleted' }
  if (phase === 'Failed') return { status: 'False', reason: 'PodFailed' }
  const unready = resizable(pod)
    .map(({ name }) => name)
    .filter((name) => !(isUp(runtime.containers[name]) && runtime.containers[name]?.ready))
  if (unready.length === 0) return { status: 'True' }
  return {
    status: 'False',
    reason: 'ContainersNotReady',
    message: `containers with unready status: [${unready.join(' ')}]`,
  }
}

function conditionDrafts(pod: Pod, runtime: PodRuntime, phase: Phase): Draft[] {
  const incomplete = inits(pod)
    .filter((container) => !initDone(container, runtime.containers[container.name]))
    .map(({ name }) => name)
  const ended = phase === 'Succeeded' || phase === 'Failed'
  const initialized: Draft =
    incomplete.length === 0
      ? { type: 'Initialized', status: 'True', ...(phase === 'Succeeded' ? { reason: 'PodCompleted' } : {}) }
      : {
          type: 'Initialized',
          status: 'False',
          reason: 'ContainersNotInitialized',
          message: `containers with incomplete status: [${incomplete.join(' ')}]`,
        }
  const ready = containersReady(pod, runtime, phase)
  const drafts: Draft[] = []
  if (runtime.deferred) drafts.push({ type: 'PodResizePending', status: 'True', ...runtime.deferred })
  if (runtime.resize) drafts.push({ type: 'PodResizeInProgress', status: 'True' })
  if (runtime.failed && runtime.failed.reason !== 'DeadlineExceeded') {
    const { message } = runtime.failed
    drafts.push({ type: 'DisruptionTarget', status: 'True', reason: 'TerminationByKubelet', message })
  }
  drafts.push(
    { type: 'PodReadyToStartContainers', status: runtime.sandboxReady && !ended ? 'True' : 'False' },
    initialized,
    { type: 'Ready', ...podReadiness(pod, ready) },
    { type: 'ContainersReady', ...ready },
  )
  if (mayRestartAll(pod))
    drafts.push({ type: 'AllContainersRestarting', status: runtime.restartAll ? 'True' : 'False' })
  drafts.push({ type: 'PodScheduled', status: 'True' })
  return drafts
}

/** Conditions that go when they no longer hold. */
const RESIZE = ['PodResizePending', 'PodResizeInProgress']

/** What others have said of the pod comes first (mergePodStatus). What is as it was stays the same object. */
function mergeConditions(pod: Pod, drafts: Draft[], now: number): IPodCondition[] {
  const existing = pod.status?.conditions ?? []
  const { generation } = pod.metadata
  const others = existing.filter(
    ({ type = '' }) => !RESIZE.includes(type) && !drafts.some((draft) => draft.type === type),
  )
  const merged = drafts.map((draft): IPodCondition => {
    const current = existing.find(({ type }) => type === draft.type)
    const unchanged = current?.status === draft.status
    if (
      unchanged &&
      current.reason === draft.reason &&
      current.message === draft.message &&
      current.observedGeneration === generation &&
      current.lastProbeTime === undefined
    )
      return current
    const lastTransitionTime = unchanged ? current?.lastTransitionTime : formatTime(now)
    const condition: IPodCondition = { ...draft, lastTransitionTime }
    if (generation) condition.observedGeneration = generation
    return condition
  })
  return others.length > 0 ? [...others, ...merged] : merged
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)

/** A pod that the kubelet does not take: nothing of it ever ran. */
function rejectedStatus(pod: Pod, rejected: { reason: string; message: string }, now: number): PodStatus {
  return {
    ...pod.status,
    ...(pod.metadata.generation ? { observedGeneration: pod.metadata.generation } : {}),
    phase: 'Failed',
    reason: rejected.reason,
    message: `Pod was rejected: ${rejected.message}`,
    startTime: formatTime(now),
  }
}

/** The pod's status as the node sees it (generateAPIPodStatus). */
export function podStatus(pod: Pod, runtime: PodRuntime, hostIP: string, now: number): PodStatus {
  if (runtime.rejected) return rejectedStatus(pod, runtime.rejected, runtime.startTime)
  const phase = phaseOf(pod, runtime)
  const waitsForInit = inits(pod).length > 0
  const fallback = waitsForInit ? 'PodInitializing' : 'ContainerCreating'
  const of = (list: IContainer[], init: boolean) =>
    list.map((container) =>
      containerStatus(
        pod,
        container,
        containerSizes(runtime, container),
        runtime.containers[container.name],
        fallback,
        init,
      ),
    )
  const ip = runtime.sandboxReady ? runtime.ip : undefined
  const { generation } = pod.metadata
  const status: PodStatus = { phase }
  if (generation) status.observedGeneration = generation
  status.conditions = mergeConditions(pod, conditionDrafts(pod, runtime, phase), now)
  if (runtime.failed) Object.assign(status, runtime.failed)
  status.hostIP = hostIP
  status.hostIPs = [{ ip: hostIP }]
  if (ip) {
    status.podIP = ip
    status.podIPs = [{ ip }]
  }
  status.startTime = formatTime(runtime.startTime)
  if (waitsForInit) status.initContainerStatuses = of(inits(pod), true)
  status.containerStatuses = of(pod.spec.containers, false).sort(byName)
  if (pod.spec.ephemeralContainers?.length)
    status.ephemeralContainerStatuses = of(ephemerals(pod), false)
      .map((one) => ({ ...one, ready: false, started: false }))
      .sort(byName)
  if (pod.status?.qosClass) status.qosClass = pod.status.qosClass
  return status
}
