import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { dns1123Label } from '@/lib/cluster/apimachinery/names'
import type { Job } from '@/lib/cluster/apimachinery/object'
import { validateJobUpdate } from '@/lib/cluster/apis/batch/job-update'
import {
  validateGeneratedSelector,
  validateJobSpec,
  validateSelector,
} from '@/lib/cluster/apis/batch/job-validation'
import { defaultTemplate } from '@/lib/cluster/apis/core/pod-template'
import { templateWarnings } from '@/lib/cluster/apis/core/pod-warnings'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'

const JOB_NAME_LABEL = 'batch.kubernetes.io/job-name'

const CONTROLLER_UID_LABEL = 'batch.kubernetes.io/controller-uid'

const UNLIMITED = 2_147_483_647

function defaults(job: Job): void {
  job.spec ??= {} as Job['spec']
  const { spec } = job
  if (spec.completions === undefined && spec.parallelism === undefined) spec.completions = 1
  spec.parallelism ??= 1
  spec.backoffLimit ??= spec.backoffLimitPerIndex === undefined ? 6 : UNLIMITED
  spec.completionMode ??= 'NonIndexed'
  spec.suspend ??= false
  spec.manualSelector ??= false
  for (const rule of spec.podFailurePolicy?.rules ?? []) {
    for (const pattern of rule.onPodConditions ?? []) pattern.status ||= 'True'
  }
  spec.podReplacementPolicy ??= spec.podFailurePolicy ? 'Failed' : 'TerminatingOrFailed'
  defaultTemplate(spec)
  const labels = spec.template.metadata?.labels
  if (labels && Object.keys(job.metadata.labels ?? {}).length === 0) job.metadata.labels = { ...labels }
  job.status ??= {}
}

/** Unless it is manual: the pods carry the job's name and uid, and the selector asks for the uid. */
function generateSelector(job: Job): void {
  const { spec } = job
  const { name, uid } = job.metadata
  spec.template.metadata ??= {}
  const generated = {
    [JOB_NAME_LABEL]: name,
    [CONTROLLER_UID_LABEL]: uid,
    'job-name': name,
    'controller-uid': uid,
  }
  spec.template.metadata.labels = { ...generated, ...spec.template.metadata.labels }
  spec.selector ??= {}
  spec.selector.matchLabels = { [CONTROLLER_UID_LABEL]: uid, ...spec.selector.matchLabels }
}

function validate(job: Job, errors: FieldErrors): void {
  const { metadata, spec } = job
  validateGeneratedSelector(job, errors)
  validateJobSpec(spec, 'spec', errors)
  validateSelector(spec, errors)
  if (spec.completionMode !== 'Indexed' || !spec.completions) return
  const hostname = `${metadata.name}-${spec.completions - 1}`
  if (dns1123Label(hostname).length > 0) {
    const why = `will not able to create pod with invalid DNS label: ${hostname}`
    errors.invalid('metadata.name', metadata.name, why)
  }
}

/** Names that are no DNS label make surprising host names. */
export const labelNameWarnings = (name: string): string[] => {
  const problems = dns1123Label(name)
  if (problems.length === 0) return []
  return [
    `metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: [${problems.join(' ')}]`,
  ]
}

/** What the API server asks of it when it is written. */
export const jobStrategy: Strategy<Job> = {
  defaults,
  prepareForCreate(object) {
    if (!object.spec.manualSelector) generateSelector(object)
    if (Object.keys(object.metadata.labels ?? {}).length === 0)
      object.metadata.labels = { ...object.spec.template.metadata?.labels }
    object.status = {}
  },
  prepareForUpdate(object, old) {
    object.status = old.status
  },
  validate,
  validateUpdate: validateJobUpdate,
  warnings: (object, old) => [
    ...(old ? [] : labelNameWarnings(object.metadata.name)),
    ...templateWarnings(object, old),
  ],
}
