/** What of a pod may change once it exists. Mirrors: ValidatePodUpdate. */
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { Pod } from '@/lib/cluster/apimachinery/object'
import { differences } from '@/lib/cluster/apis/differences'

const MAY_CHANGE =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)'

/** The containers with the old images put back. */
function withImagesOf(
  containers: IContainer[] | undefined,
  old: IContainer[] | undefined,
): IContainer[] | undefined {
  return containers?.map((container, index) => {
    const image = old?.[index]?.image
    return image === undefined ? container : { ...container, image }
  })
}

function validateImages(pod: Pod, errors: FieldErrors): void {
  for (const list of ['containers', 'initContainers'] as const) {
    for (const [index, container] of (pod.spec[list] ?? []).entries()) {
      if (!container.image) errors.required(`spec.${list}[${index}].image`)
    }
  }
}

function validateDeadline(pod: Pod, old: Pod, errors: FieldErrors): void {
  const [now, before] = [pod.spec.activeDeadlineSeconds, old.spec.activeDeadlineSeconds]
  if (before === undefined) return
  if (now === undefined) {
    errors.invalid('spec.activeDeadlineSeconds', null, 'must not update from a positive integer to nil value')
  } else if (now > before) {
    errors.invalid('spec.activeDeadlineSeconds', now, 'must be less than or equal to previous value')
  }
}

function validateTolerationAdditions(pod: Pod, old: Pod, errors: FieldErrors): void {
  const kept = (old.spec.tolerations ?? []).every((toleration) =>
    pod.spec.tolerations?.some((other) =>
      deepEqual({ ...other, tolerationSeconds: 0 }, { ...toleration, tolerationSeconds: 0 }),
    ),
  )
  if (!kept)
    errors.forbidden(
      'spec.tolerations',
      'existing toleration can not be modified except its tolerationSeconds',
    )
}

/** Gates may only go. */
function validateGates(pod: Pod, old: Pod, errors: FieldErrors): void {
  const before = new Set(old.spec.schedulingGates?.map((gate) => gate.name))
  for (const [index, gate] of (pod.spec.schedulingGates ?? []).entries()) {
    if (before.has(gate.name)) continue
    errors.forbidden(
      `spec.schedulingGates[${index}].name`,
      `only deletion is allowed, but found new scheduling gate '${gate.name}'`,
    )
  }
}

/** Validates an update of a pod's spec. */
export function validatePodUpdate(pod: Pod, old: Pod, errors: FieldErrors): void {
  const count = (list: 'containers' | 'initContainers') =>
    (pod.spec[list]?.length ?? 0) === (old.spec[list]?.length ?? 0)
  if (!count('containers'))
    errors.forbidden('spec.containers', 'pod updates may not add or remove containers')
  if (!count('initContainers'))
    errors.forbidden('spec.initContainers', 'pod updates may not add or remove containers')
  if (!count('containers') || !count('initContainers')) return
  validateImages(pod, errors)
  validateDeadline(pod, old, errors)
  validateTolerationAdditions(pod, old, errors)
  validateGates(pod, old, errors)
  const gated = (old.spec.schedulingGates?.length ?? 0) > 0
  const munged = {
    ...pod.spec,
    containers: withImagesOf(pod.spec.containers, old.spec.containers),
    initContainers: withImagesOf(pod.spec.initContainers, old.spec.initContainers),
    activeDeadlineSeconds: old.spec.activeDeadlineSeconds,
    tolerations: old.spec.tolerations,
    schedulingGates: old.spec.schedulingGates,
    ...(gated
      ? {
          nodeSelector: old.spec.nodeSelector,
          affinity: old.spec.affinity,
        }
      : {}),
  }
  if (deepEqual(munged, old.spec)) return
  const lines = differences(old.spec, munged, 'Spec')
  errors.forbidden('spec', `${MAY_CHANGE}\n${lines.join('\n')}\n`)
}
