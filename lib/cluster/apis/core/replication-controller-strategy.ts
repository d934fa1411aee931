import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { matchesSet } from '@/lib/cluster/apimachinery/labels'
import type { ReplicationController } from '@/lib/cluster/apimachinery/object'
import { defaultTemplate, validateRunsForEver, validateTemplate } from '@/lib/cluster/apis/core/pod-template'
import { templateWarnings } from '@/lib/cluster/apis/core/pod-warnings'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'

function defaults(rc: ReplicationController): void {
  rc.spec ??= {}
  if (rc.spec.template) defaultTemplate(rc.spec)
  const labels = rc.spec.template?.metadata?.labels
  if (labels) {
    if (Object.keys(rc.spec.selector ?? {}).length === 0) rc.spec.selector = { ...labels }
    if (Object.keys(rc.metadata.labels ?? {}).length === 0) rc.metadata.labels = { ...labels }
  }
  rc.spec.replicas ??= 1
}

function validate({ spec }: ReplicationController, errors: FieldErrors): void {
  const { selector = {}, template } = spec
  errors.nonNegative('spec.minReadySeconds', spec.minReadySeconds)
  if (Object.keys(selector).length === 0) errors.required('spec.selector')
  errors.nonNegative('spec.replicas', spec.replicas)
  if (!template) {
    errors.required('spec.template')
    return
  }
  const labels = template.metadata?.labels
  if (!matchesSet(selector, labels)) {
    errors.invalid('spec.template.metadata.labels', labels, '`selector` does not match template `labels`')
  }
  validateTemplate(template, 'spec.template', errors)
  validateRunsForEver(template, 'spec.template', 'ReplicationController', errors)
}

/** What the API server asks of it when it is written. */
export const replicationControllerStrategy: Strategy<ReplicationController> = {
  defaults,
  prepareForCreate(rc) {
    rc.status = { replicas: 0 }
  },
  prepareForUpdate(rc, old) {
    rc.status = old.status
  },
  validate,
  warnings: (object, old) => templateWarnings(object, old),
}
