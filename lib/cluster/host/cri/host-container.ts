/** Containers as the container runtime of a host knows them. Mirrors: CRI's Container and ContainerStatus as containerd fills them. */
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import { sandboxId } from '@/lib/cluster/host/cri/host-sandbox'
import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import type { LogLine } from '@/lib/cluster/kubelet/container/container-log'
import { linesOf } from '@/lib/cluster/kubelet/logs'
import { canonicalImage } from '@/lib/cluster/kubelet/pull'
import {
  allContainers,
  type ContainerRuntime,
  type Instance,
  type KubeletState,
  type PodRuntime,
} from '@/lib/cluster/kubelet/runtime'

/** `output`: to its standard output for sure. */
export type PrintedLine = LogLine & { output?: true }

/** One run of a container, as `crictl ps -a` lists it. */
export interface HostContainer {
  /** 64 hexadecimal digits. */
  id: string
  name: string
  /** As the pod's spec has it. */
  image: string
  /** With registry and tag. */
  canonical: string
  running: boolean
  exitCode?: number
  /** `Completed`, `Error`, `OOMKilled`, … and the message that goes with it, once it has ended. */
  reason?: string
  message?: string
  /** ms */
  createdAt: number
  finishedAt?: number
  /** How often the container had been started before. */
  attempt: number
  /** Of its sandbox. */
  podId: string
  pod: string
  namespace: string
  /** Of the pod: for a static pod its manifest's hash. */
  uid: string
  labels: Readonly<Record<string, string>>
  annotations: Readonly<Record<string, string>>
  /** Under /var/log/pods. */
  logPath: string
  instance: Instance
  /** What the pod's spec says of it; undefined for a pod that is gone from the API. */
  spec?: IContainer
  /** Undefined for a pod that is gone from the API. */
  env?: ContainerEnv
  /** What it has printed, with times. */
  lines(): readonly PrintedLine[]
  log(): string[]
}

export const logFolder = (namespace: string, pod: string, uid: string): string =>
  `/var/log/pods/${namespace}_${pod}_${uid}`

/** The programs of Kubernetes write their logs to standard error. */
export const isErrorLine = ({ image }: HostContainer, { error, output }: PrintedLine): boolean =>
  !output && (error === true || image.startsWith('registry.k8s.io/'))

/** Lines in CRI's form. */
const printedLines = (text: string): PrintedLine[] =>
  text.split('\n').flatMap((line): PrintedLine[] => {
    const [, time = '', stream = '', said = ''] = /^(\S+) (stdout|stderr) F (.*)$/.exec(line) ?? []
    if (time === '') return []
    return [{ at: parseTime(time) ?? 0, text: said, ...(stream === 'stdout' ? { output: true } : {}) }]
  })

const annotationsOf = (pod: Pod | undefined, spec: IContainer | undefined, attempt: number) => ({
  'io.kubernetes.container.restartCount': String(attempt),
  'io.kubernetes.container.terminationMessagePath': spec?.terminationMessagePath ?? '/dev/termination-log',
  'io.kubernetes.container.terminationMessagePolicy': spec?.terminationMessagePolicy ?? 'File',
  'io.kubernetes.pod.terminationGracePeriod': String(pod?.spec.terminationGracePeriodSeconds ?? 30),
})

const KILLED = 137

/** How a run has ended, also where its kubelet has not seen it yet. */
function endOf({ sandboxLost }: PodRuntime, { finished, exit }: Instance): Instance['finished'] {
  if (finished) return finished
  if (exit) return { at: exit.at, code: exit.code, reason: exit.code === 0 ? 'Completed' : 'Error' }
  return sandboxLost === undefined ? undefined : { at: sandboxLost, code: KILLED, reason: 'Error' }
}

interface Run {
  container: ContainerRuntime
  instance: Instance
  attempt: number
}

/** What a look at containers needs besides the kubelet's state. */
export interface ContainerSources {
  /** Undefined for a pod that is gone. */
  envOf(pod: PodRuntime): ContainerEnv | undefined
  /** What a container has printed besides, by its id. */
  printed(id: string): string | undefined
}

function containerOf(
  runtime: PodRuntime,
  { container, instance, attempt }: Run,
  env: ContainerEnv | undefined,
  printed: ContainerSources['printed'],
): HostContainer {
  const [namespace = '', pod = ''] = runtime.key.split('/')
  const { name } = container
  const finished = endOf(runtime, instance)
  const spec = env && allContainers(env.pod).find((each) => each.name === name)
  const id = instance.containerID.replace(/^.*\/\//, '')
  const lines = (): readonly PrintedLine[] => {
    const own = env ? linesOf(env, name, instance) : []
    const more = printed(id)
    return more === undefined ? own : [...own, ...printedLines(more)]
  }
  const image = instance.process?.image ?? container.image
  return {
    id,
    ...{ name, image, canonical: canonicalImage(image), running: !finished, attempt, pod, namespace },
    ...(finished ? { exitCode: finished.code, reason: finished.reason, finishedAt: finished.at } : {}),
    ...(finished?.message === undefined ? {} : { message: finished.message }),
    createdAt: instance.startedAt,
    podId: sandboxId(runtime),
    uid: runtime.uid,
    labels: {
      'io.kubernetes.container.name': name,
      'io.kubernetes.pod.name': pod,
      'io.kubernetes.pod.namespace': namespace,
      'io.kubernetes.pod.uid': runtime.uid,
    },
    annotations: annotationsOf(env?.pod, spec, attempt),
    logPath: `${logFolder(namespace, pod, runtime.uid)}/${name}/${attempt}.log`,
    instance,
    ...(spec ? { spec } : {}),
    ...(env ? { env } : {}),
    lines,
    log: () => lines().map(({ text }) => text),
  }
}

/**
 * The runs of a container that are still there: the one of now, and the last one before it for as long as that runs. Of
 * those that have ended the kubelet keeps one (pod_container_deletor.go).
 */
function runsOf(container: ContainerRuntime): Run[] {
  const { current, last, restarts } = container
  const hasEnded = current !== undefined && (current.finished ?? current.exit) !== undefined
  return [
    ...(current ? [{ container, instance: current, attempt: restarts }] : []),
    // A container that waits for its next run has counted it already.
    ...(last && !hasEnded ? [{ container, instance: last, attempt: restarts - 1 }] : []),
  ].filter(({ instance }) => !(instance.removed && instance.finished))
}

/** Running ones and those that ended, the newest first. */
export function hostContainers(state: KubeletState, { envOf, printed }: ContainerSources): HostContainer[] {
  const found = Object.values(state.pods).flatMap((pod) => {
    const env = envOf(pod)
    return Object.values(pod.containers).flatMap((container) =>
      runsOf(container).map((run) => containerOf(pod, run, env, printed)),
    )
  })
  return found.sort((a, b) => b.createdAt - a.createdAt || (a.name < b.name ? -1 : 1))
}
