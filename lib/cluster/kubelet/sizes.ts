/** What containers ask for, have been given, and have by now. */
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IResourceRequirements } from 'kubernetes-models/v1/ResourceRequirements'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { inits, isSidecar, type PodRuntime, type Sizes } from '@/lib/cluster/kubelet/runtime'

/** The containers that can be resized. */
export const resizable = (pod: Pod): readonly IContainer[] =>
  pod.spec.initContainers ? [...inits(pod).filter(isSidecar), ...pod.spec.containers] : pod.spec.containers

/** The sizes that a pod's spec asks for. */
export const sizesOf = (pod: Pod): Sizes =>
  Object.fromEntries(resizable(pod).map(({ name, resources = {} }) => [name, resources]))

/** What a container has been given, and what it has by now. */
export function containerSizes(
  { allocated, resize }: PodRuntime,
  { name, resources = {} }: IContainer,
): { allocated: IResourceRequirements; actual: IResourceRequirements } {
  const given = allocated?.[name] ?? resources
  return { allocated: given, actual: resize?.before[name] ?? given }
}

/** Is there anything to do for the sizes of this pod? */
export function isResizing(pod: Pod, runtime: PodRuntime): boolean {
  const { allocated } = runtime
  runtime.allocated ??= sizesOf(pod)
  if (runtime.resize || runtime.deferred || !allocated) return !!(runtime.resize || runtime.deferred)
  return resizable(pod).some(({ name, resources = {} }) => !deepEqual(resources, allocated[name]))
}
