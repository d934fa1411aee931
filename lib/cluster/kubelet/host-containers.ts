import type { ContainerEnv } from '@/lib/cluster/kubelet/container/container-env'
import { linesOf } from '@/lib/cluster/kubelet/logs'
import type { ContainerRuntime, Instance, KubeletState, PodRuntime } from '@/lib/cluster/kubelet/runtime'
import { hashText } from '@/lib/cluster/sim/hash'

/** A container as the container runtime of a host lists it. */
export interface HostContainer {
  id: string
  name: string
  image: string
  running: boolean
  exitCode?: number
  /** ms */
  createdAt: number
  attempt: number
  podId: string
  pod: string
  namespace: string
  log(): string[]
}

function containerOf(
  pod: PodRuntime,
  { name, image }: ContainerRuntime,
  instance: Instance,
  attempt: number,
  env: ContainerEnv | undefined,
): HostContainer {
  const [namespace = '', podName = ''] = pod.key.split('/')
  return {
    id: instance.containerID.replace(/^.*\/\//, ''),
    name,
    image,
    running: !instance.finished,
    ...(instance.finished ? { exitCode: instance.finished.code } : {}),
    createdAt: instance.startedAt,
    attempt,
    podId: hashText(pod.uid) + hashText(`${pod.uid}/sandbox`),
    pod: podName,
    namespace,
    log: () => (env ? linesOf(env, name, instance).map(({ text }) => text) : []),
  }
}

/** Running ones and those that ended, the newest first. @param envOf undefined for a pod that is gone */
export function hostContainers(
  state: KubeletState,
  envOf: (pod: PodRuntime) => ContainerEnv | undefined,
): HostContainer[] {
  const found = Object.values(state.pods).flatMap((pod) => {
    const env = envOf(pod)
    return Object.values(pod.containers).flatMap((container) => {
      const { current, last, restarts } = container
      return [
        ...(current ? [containerOf(pod, container, current, restarts, env)] : []),
        ...(last ? [containerOf(pod, container, last, restarts - 1, env)] : []),
      ]
    })
  })
  return found.sort((a, b) => b.createdAt - a.createdAt || (a.name < b.name ? -1 : 1))
}
