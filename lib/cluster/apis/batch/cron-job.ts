import { formatSelector, selectorFromLabelSelector } from '@/lib/cluster/apimachinery/labels'
import type { CronJob } from '@/lib/cluster/apimachinery/object'
import { containerImages, containerNames } from '@/lib/cluster/apis/core/pod-template'
import { ageColumn, ageOf, type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'
import { lateStrategy } from '@/lib/cluster/apis/late-strategy'

export const templateOf = ({ spec }: CronJob) => spec.jobTemplate.spec?.template

const columns: Column<CronJob>[] = [
  nameColumn as Column<CronJob>,
  { name: 'Schedule', value: ({ spec }) => spec.schedule },
  { name: 'Timezone', value: ({ spec }) => spec.timeZone ?? '<none>' },
  { name: 'Suspend', value: ({ spec }) => (spec.suspend ? 'True' : 'False') },
  { name: 'Active', type: 'integer', value: ({ status }) => status?.active?.length ?? 0 },
  {
    name: 'Last Schedule',
    value: ({ status }, now) => (status?.lastScheduleTime ? ageOf(status.lastScheduleTime, now) : '<none>'),
  },
  ageColumn as Column<CronJob>,
  { name: 'Containers', priority: 1, value: (cronJob) => containerNames(templateOf(cronJob)) },
  { name: 'Images', priority: 1, value: (cronJob) => containerImages(templateOf(cronJob)) },
  {
    name: 'Selector',
    priority: 1,
    value: ({ spec }) =>
      formatSelector(selectorFromLabelSelector(spec.jobTemplate.spec?.selector) ?? []) || '<none>',
  },
]

export const cronJob = defineKind<CronJob>({
  group: 'batch',
  version: 'v1',
  kind: 'CronJob',
  plural: 'cronjobs',
  singular: 'cronjob',
  shortNames: ['cj'],
  categories: ['all'],
  namespaced: true,
  schema: 'batch/v1/CronJob',
  hasGeneration: true,
  subresources: ['status'],
  ...lateStrategy<CronJob>('cronJob'),
  columns,
})
