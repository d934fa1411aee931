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

type Container = NonNullable<IPodTemplateSpec['spec']>['containers'][number]

/** Containers may be given other resources, as long as they are the same containers. */
const withResourcesOf = (containers: Container[], from: Container[]): Container[] =>
  containers.map((container, index) => {
    const { resources: _, ...rest } = container
    const resources = from[index]?.resources
    return resources === undefined ? rest : { ...rest, resources }
  })

function withSizeOf(template: IPodTemplateSpec, from: IPodTemplateSpec): IPodTemplateSpec {
  const { containers = [], initContainers } = template.spec ?? {}
  const sized = withResourcesOf(containers, from.spec?.containers ?? [])
  const init = initContainers && withResourcesOf(initContainers, from.spec?.initContainers ?? [])
  return {
    ...template,
    spec: { ...template.spec, containers: sized, ...(init ? { initContainers: init } : {}) },
  }
}

/** Suspended, and no pod of it runs: what has not started yet, or has stopped. */
function isAtRest({ spec, status }: Job): boolean {
  const isStopped = status?.conditions?.some(({ type, status: is }) => type === 'Suspended' && is === 'True')
  return spec.suspend === true && (!status?.startTime || (!!isStopped && !status.active))
}

/** MutableSchedulingDirectivesForSuspendedJobs and MutablePodResourcesForSuspendedJobs. */
function validateTemplate(job: Job, old: Job, errors: FieldErrors): void {
  const { template } = job.spec
  const atRest = isAtRest(old)
  const kept = atRest ? withSizeOf(withPlacementOf(template, old.spec.template), old.spec.template) : template
  if (deepEqual(kept, old.spec.template)) return
  if (atRest) errors.invalid('spec.template.spec', template.spec, 'field is immutable')
  else errors.invalid('spec.template', template, 'field is immutable')
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
