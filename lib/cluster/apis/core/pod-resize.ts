/** pods/<name>/resize: new amounts of cpu and memory for a pod that is there. Mirrors: ValidatePodResize. */
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import type { IResourceRequirements } from 'kubernetes-models/v1/ResourceRequirements'
import { FieldErrors } from '@/lib/cluster/apimachinery/field'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { compareQuantities } from '@/lib/cluster/apimachinery/quantity'
import { qosClass } from '@/lib/cluster/apis/core/pod-qos'
import { validatePodSpec } from '@/lib/cluster/apis/core/pod-validation'

const LISTS = ['containers', 'initContainers'] as const
const MUTABLE = ['cpu', 'memory']
const ONLY = 'only cpu and memory resources are mutable'

type Amounts = Record<string, string | number>

const amounts = (resources: IResourceRequirements | undefined, kind: 'requests' | 'limits') =>
  (resources?.[kind] ?? {}) as Amounts

const namesOf = (spec: IPodSpec, list: (typeof LISTS)[number]) => (spec[list] ?? []).map(({ name }) => name)

const sameOrder = (spec: IPodSpec, old: IPodSpec, list: (typeof LISTS)[number]) =>
  namesOf(spec, list).join() === namesOf(old, list).join()

/** The old pod with the resources of the draft: whatever else it says is passed over. */
export function withResourcesOf(draft: Pod, old: Pod): Pod {
  // Containers that came, went or moved are for validation to refuse.
  if (!LISTS.every((list) => sameOrder(draft.spec, old.spec, list))) return { ...old, spec: draft.spec }
  const resized = (list: (typeof LISTS)[number]) =>
    old.spec[list]?.map((container, index) => ({
      ...container,
      resources: draft.spec[list]?.[index]?.resources ?? {},
    }))
  const spec = { ...old.spec, containers: resized('containers') ?? [] }
  if (old.spec.initContainers) spec.initContainers = resized('initContainers') ?? []
  if (draft.spec.resources) spec.resources = draft.spec.resources
  else Reflect.deleteProperty(spec, 'resources')
  return { ...old, spec }
}

function isRemoved(now: Amounts, before: Amounts): boolean {
  return Object.keys(before).some((name) => !Object.hasOwn(now, name))
}

/** Is anything but cpu and memory different? */
function othersChanged(
  now: IResourceRequirements | undefined,
  before: IResourceRequirements | undefined,
): boolean {
  return (['requests', 'limits'] as const).some((kind) => {
    const [a, b] = [amounts(now, kind), amounts(before, kind)]
    const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((n) => !MUTABLE.includes(n))
    return names.some((name) => {
      const [one, other] = [a[name], b[name]]
      return one === undefined || other === undefined || compareQuantities(one, other) !== 0
    })
  })
}

function validateRemovals(
  now: IResourceRequirements | undefined,
  before: IResourceRequirements | undefined,
  field: string,
  prefix: string,
  errors: FieldErrors,
): void {
  for (const kind of ['requests', 'limits'] as const)
    if (isRemoved(amounts(now, kind), amounts(before, kind)))
      errors.forbidden(`${field}.${kind}`, `${prefix}resource ${kind} cannot be removed`)
}

function validatePodLevel(pod: Pod, old: Pod, errors: FieldErrors): void {
  const [now, before] = [pod.spec.resources, old.spec.resources]
  if (!now && !before) return
  if (!now) {
    errors.forbidden('spec.resources', 'pod-level resources cannot be removed')
    return
  }
  validateRemovals(now, before, 'spec.resources', 'pod-level ', errors)
  if (othersChanged(now, before)) errors.forbidden('spec', `${ONLY} at pod-level`)
}

function validateOrder(pod: Pod, old: Pod, errors: FieldErrors): boolean {
  for (const list of LISTS) {
    const [now, before] = [namesOf(pod.spec, list), namesOf(old.spec, list)]
    if (now.length !== before.length)
      errors.forbidden(`spec.${list}`, `${list} may not be added or removed on resize`)
    else
      for (const [index, name] of before.entries())
        if (now[index] !== name)
          errors.forbidden(`spec.${list}[${index}].name`, `${list} may not be renamed or reordered on resize`)
  }
  return LISTS.every((list) => sameOrder(pod.spec, old.spec, list))
}

/** A kubelet that does not report the resources of running containers cannot resize them. */
function isSupported({ status }: Pod): boolean {
  const running = status?.containerStatuses?.find(({ state }) => state?.running)
  return running === undefined || running.resources !== undefined
}

/** What is wrong with a resized pod. */
export function validateResize(pod: Pod, old: Pod): FieldErrors {
  const errors = new FieldErrors()
  validatePodSpec(pod.spec, 'spec', errors)
  if ((old.status?.qosClass ?? qosClass(old.spec)) !== qosClass(pod.spec))
    errors.invalid('spec', old.status?.qosClass, 'Pod QOS Class may not change as a result of resizing')
  if (!isSupported(old)) errors.forbidden('spec', 'Pod running on node without support for resize')
  validatePodLevel(pod, old, errors)
  if (!validateOrder(pod, old, errors)) return errors
  for (const list of ['initContainers', 'containers'] as const)
    for (const [index, before] of (old.spec[list] ?? []).entries())
      validateRemovals(
        pod.spec[list]?.[index]?.resources,
        before.resources,
        `spec.${list}[${index}].resources`,
        '',
        errors,
      )
  for (const [index, { resources }] of pod.spec.containers.entries())
    if (othersChanged(resources, old.spec.containers[index]?.resources)) errors.forbidden('spec', ONLY)
  for (const [index, { resources }] of (pod.spec.initContainers ?? []).entries())
    if (othersChanged(resources, old.spec.initContainers?.[index]?.resources))
      errors.forbidden(
        `spec.initContainers[${index}]`,
        'only cpu and memory resources for init or sidecar containers are mutable',
      )
  return errors
}
