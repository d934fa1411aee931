import type { IPodTemplateSpec } from 'kubernetes-models/v1/PodTemplateSpec'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { deepEqual } from '@/lib/cluster/apimachinery/json-patch'
import type { Job } from '@/lib/cluster/apimachinery/object'

const IMMUTABLE = [
  'completionMode',
  'podFailurePolicy',
  'backoffLimitPerIndex',
  'managedBy',
  'successPolicy',
] as const

function validateCompletions({ spec }: Job, old: Job, errors: FieldErrors): void {
  if (spec.completions === old.spec.completions) return
  if (spec.completionMode !== 'Indexed')
    errors.invalid('spec.completions', spec.completions, 'field is immutable')
  else if (spec.completions !== spec.parallelism) {
    const why = 'can only be modified in tandem with spec.parallelism'
    errors.invalid('spec.completions', spec.completions, why)
  }
}

/** While a job waits to be started, its pods' placement may still be decided. */
function withPlacementOf(template: IPodTemplateSpec, from: IPodTemplateSpec): IPodTemplateSpec {
  const { nodeSelector, tolerations, schedulingGates, affinity } = from.spec ?? {}
  const metadata = {
    ...template.metadata,
    labels: from.metadata?.labels,
    annotations: from.metadata?.annotations,
  }
  const spec = { ...template.spec, containers: template.spec?.containers ?? [] }
  const nodeAffinity = affinity?.nodeAffinity
  const own = { ...spec.affinity, nodeAffinity }
  const kept = spec.affinity || nodeAffinity ? { affinity: own } : {}
  return { ...template, metadata, spec: { ...spec, ...kept, nodeSelector, tolerations, schedulingGates } }
}

function validateTemplate(job: Job, old: Job, errors: FieldErrors): void {
  const waiting = old.spec.suspend && !old.status?.startTime
  const template = waiting ? withPlacementOf(job.spec.template, old.spec.template) : job.spec.template
  if (!deepEqual(template, old.spec.template))
    errors.invalid('spec.template', job.spec.template, 'field is immutable')
}

/** What of a Job's spec may not change. Mirrors: ValidateJobSpecUpdate. */
export function validateJobUpdate(job: Job, old: Job, errors: FieldErrors): void {
  validateCompletions(job, old, errors)
  if (!deepEqual(job.spec.selector, old.spec.selector))
    errors.invalid('spec.selector', job.spec.selector, 'field is immutable')
  validateTemplate(job, old, errors)
  for (const field of IMMUTABLE) {
    if (!deepEqual(job.spec[field], old.spec[field]))
      errors.invalid(`spec.${field}`, job.spec[field], 'field is immutable')
  }
}
