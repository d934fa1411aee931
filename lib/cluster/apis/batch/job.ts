import { formatSelector, selectorFromLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { Job } from '@/lib/cluster/apimachinery/object'
import { parseTime } from '@/lib/cluster/apimachinery/time'
import { containerImages, containerNames } from '@/lib/cluster/apis/core/pod-template'
import { ageColumn, ageOf, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

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
  ...lateStrategy<Job>('job'),
  columns,
})
