import type { ILabelSelector } from '@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector'
import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { matchesLabelSelector } from '@/lib/cluster/apimachinery/labels'
import { validateAnnotations, validateLabels } from '@/lib/cluster/apimachinery/names'
import { defaultPodSpec } from '@/lib/cluster/apis/core/pod-defaults'
import { validatePodSpec } from '@/lib/cluster/apis/core/pod-validation'
import { validateLabelSelector } from '@/lib/cluster/apis/selector-validation'

/** Fills in a template in place. */
export function defaultTemplate(owner: { template?: IPodTemplateSpec }): void {
  owner.template ??= {}
  owner.template.spec ??= { containers: [] }
  defaultPodSpec(owner.template.spec)
}

/** A template on its own: labels, annotations, pod spec. */
export function validateTemplate(
  template: IPodTemplateSpec | undefined,
  field: string,
  errors: FieldErrors,
): void {
  validateLabels(template?.metadata?.labels, `${field}.metadata.labels`, errors)
  validateAnnotations(template?.metadata?.annotations, `${field}.metadata.annotations`, errors)
  validatePodSpec(template?.spec ?? { containers: [] }, `${field}.spec`, errors)
}

/** Pods of these workloads are always restarted, and have no deadline. */
export function validateRunsForEver(
  template: IPodTemplateSpec | undefined,
  field: string,
  kind: string,
  errors: FieldErrors,
): void {
  const restart = template?.spec?.restartPolicy
  if (restart === 'OnFailure' || restart === 'Never') {
    errors.notSupported(`${field}.spec.restartPolicy`, restart, ['Always'])
  }
  if (template?.spec?.activeDeadlineSeconds !== undefined) {
    errors.forbidden(
      `${field}.spec.activeDeadlineSeconds`,
      `activeDeadlineSeconds in ${kind} is not Supported`,
    )
  }
}

/** Selector and template of a workload whose pods run for ever. */
export function validateSelectorAndTemplate(
  spec: { selector?: ILabelSelector; template?: IPodTemplateSpec },
  kind: string,
  errors: FieldErrors,
): void {
  const { selector, template } = spec
  const usable = validateLabelSelector(selector, 'spec.selector', errors)
  if (!selector) errors.required('spec.selector')
  else if (Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions?.length ?? 0) === 0) {
    errors.invalid('spec.selector', selector, `empty selector is invalid for ${kind}`)
  }
  if (!usable) {
    errors.invalid('spec.selector', selector, 'invalid label selector')
    return
  }
  const labels = template?.metadata?.labels
  if (!matchesLabelSelector(selector, labels)) {
    errors.invalid('spec.template.metadata.labels', labels, '`selector` does not match template `labels`')
  }
  validateTemplate(template, 'spec.template', errors)
  validateRunsForEver(template, 'spec.template', 'ReplicaSet', errors)
}

/** CONTAINERS, IMAGES and SELECTOR of `-o wide`. */
export const containerNames = (template: IPodTemplateSpec | undefined) =>
  (template?.spec?.containers ?? []).map((container) => container.name).join(',')

export const containerImages = (template: IPodTemplateSpec | undefined) =>
  (template?.spec?.containers ?? []).map((container) => container.image ?? '').join(',')
