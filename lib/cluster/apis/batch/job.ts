import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import { formatSelector, selectorFromLabelSelector } from '@/lib/cluster/apimachinery/labels'
import { dns1123Label } from '@/lib/cluster/apimachinery/names'
import type { Job } from '@/lib/cluster/apimachinery/object'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import { validateJobUpdate } from '@/lib/cluster/apis/batch/job-update'
import {
  validateGeneratedSelector,
  validateJobSpec,
  validateSelector,
} from '@/lib/cluster/apis/batch/job-validation'
import { containerImages, containerNames, defaultTemplate } from '@/lib/cluster/apis/core/pod-template'
import { templateWarnings } from '@/lib/cluster/apis/core/pod-warnings'
import { ageColumn, ageOf, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

const JOB_NAME_LABEL = 'batch.kubernetes.io/job-name'
const CONTROLLER_UID_LABEL = 'batch.kubernetes.io/controller-uid'

const has = (job: Job, type: string) =>
  job.status?.conditions?.some((one) => one.type === type && one.status === 'True') ?? false

function statusOf(job: Job): string {
  if (has(job, 'Complete')) return 'Complete'
  if (has(job, 'Failed')) return 'Failed'
  if (job.metadata.deletionTimestamp) return 'Terminating'
  return ['Suspended', 'FailureTarget', 'SuccessCriteriaMet'].find((type) => has(job, type)) ?? 'Running'
}

/** `2/6`; `1/1 of 3` for a work queue. */
function completions({ spec, status }: Job): string {
  const succeeded = status?.succeeded ?? 0
  if (spec.completions !== undefined) return `${succeeded}/${spec.completions}`
  const parallelism = spec.parallelism ?? 0
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`
}

function duration({ status }: Job, now: number): string {
  if (!status?.startTime) return ''
  return ageOf(status.startTime, status.completionTime ? (parseTime(status.completionTime) ?? now) : now)
}

const columns: Column<Job>[] = [
  nameColumn as Column<Job>,
  { name: 'Status', value: statusOf },
  { name: 'Completions', value: completions },
  { name: 'Duration', value: duration },
  ageColumn as Column<Job>,
  { name: 'Containers', priority: 1, value: ({ spec }) => containerNames(spec.template) },
  { name: 'Images', priority: 1, value: ({ spec }) => containerImages(spec.template) },
  {
    name: 'Selector',
    priority: 1,
    value: ({ spec }) => formatSelector(selectorFromLabelSelector(spec.selector) ?? []) || '<none>',
  },
]

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

export const job = defineKind<Job>({
  group: 'batch',
  version: 'v1',
  kind: 'Job',
  plural: 'jobs',
  singular: 'job',
  categories: ['all'],
  namespaced: true,
  schema: 'batch/v1/Job',
  hasGeneration: true,
  subresources: ['status'],
  selectableFields: ({ status }) => ({ 'status.successful': String(status?.succeeded ?? 0) }),
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
  columns,
})
