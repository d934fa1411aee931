import type { Pod } from '@/lib/cluster/apimachinery/object'

type Container = Pod['spec']['containers'][number]

const baseName = (path: string | undefined) => path?.slice(path.lastIndexOf('/') + 1) ?? ''

/** A container that runs kube-scheduler, by its command or else by its image's name. */
export function isSchedulerContainer({ command, image }: Container): boolean {
  if (command?.length) return baseName(command[0]) === 'kube-scheduler'
  return /^[^:@]*kube-scheduler(?=[:@]|$)/.test(baseName(image))
}

/** A pod that runs a scheduler of its own; a static pod's is the cluster's own. */
export const isSchedulerPod = (pod: Pod): boolean =>
  pod.spec.containers.some(isSchedulerContainer) &&
  pod.metadata.annotations?.['kubernetes.io/config.mirror'] === undefined
