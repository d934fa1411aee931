import { CronError, parseCron } from '@/lib/cluster/apimachinery/cron'
import type { FieldErrors } from '@/lib/cluster/apimachinery/field'
import type { CronJob } from '@/lib/cluster/apimachinery/object'
import { isTimeZone } from '@/lib/cluster/apimachinery/time-zone'
import { templateOf } from '@/lib/cluster/apis/batch/cron-job'
import { labelNameWarnings } from '@/lib/cluster/apis/batch/job-strategy'
import { validateJobSpec } from '@/lib/cluster/apis/batch/job-validation'
import { defaultTemplate } from '@/lib/cluster/apis/core/pod-template'
import { templateWarnings } from '@/lib/cluster/apis/core/pod-warnings'
import type { Strategy } from '@/lib/cluster/apis/late-strategy'

function validateSchedule({ spec }: CronJob, old: CronJob | undefined, errors: FieldErrors): void {
  const { schedule, timeZone } = spec
  if (!schedule) {
    errors.required('spec.schedule')
    return
  }
  try {
    parseCron(schedule)
  } catch (error) {
    if (!(error instanceof CronError)) throw error
    errors.invalid('spec.schedule', schedule, error.message)
  }
  if (!schedule.includes('TZ')) return
  if (!old?.spec.schedule.includes('TZ')) {
    const why = 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead'
    errors.invalid('spec.schedule', schedule, why)
  } else if (timeZone !== undefined) {
    errors.invalid('spec.schedule', schedule, 'cannot use both timeZone field and TZ or CRON_TZ in schedule')
  }
}

function validateTimeZone(timeZone: string | undefined, errors: FieldErrors): void {
  const field = 'spec.timeZone'
  if (timeZone === undefined) return
  if (timeZone === '') errors.invalid(field, timeZone, 'timeZone must be nil or non-empty string')
  else if (timeZone.toLowerCase() === 'local') {
    const why = 'timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones'
    errors.invalid(field, timeZone, why)
  } else if (!isTimeZone(timeZone)) errors.invalid(field, timeZone, `unknown time zone ${timeZone}`)
}

const POLICIES = ['Allow', 'Forbid', 'Replace']

function validateRest({ spec }: CronJob, errors: FieldErrors): void {
  if (!spec.concurrencyPolicy) errors.required('spec.concurrencyPolicy')
  else if (!POLICIES.includes(spec.concurrencyPolicy))
    errors.notSupported('spec.concurrencyPolicy', spec.concurrencyPolicy, POLICIES)
  const job = spec.jobTemplate.spec
  if (job) {
    validateJobSpec(job, 'spec.jobTemplate.spec', errors)
    if (job.selector)
      errors.invalid('spec.jobTemplate.spec.selector', job.selector, '`selector` will be auto-generated')
    if (job.manualSelector)
      errors.notSupported('spec.jobTemplate.spec.manualSelector', true, ['nil', 'false'])
  }
  errors.nonNegative('spec.successfulJobsHistoryLimit', spec.successfulJobsHistoryLimit)
  errors.nonNegative('spec.failedJobsHistoryLimit', spec.failedJobsHistoryLimit)
}

/** The Job controller's names end in eleven characters of the scheduled minute. */
const MAX_NAME = 52

/** What the API server asks of it when it is written. */
export const cronJobStrategy: Strategy<CronJob> = {
  defaults(object) {
    object.spec ??= {} as CronJob['spec']
    const { spec } = object
    spec.concurrencyPolicy ||= 'Allow'
    spec.suspend ??= false
    spec.successfulJobsHistoryLimit ??= 3
    spec.failedJobsHistoryLimit ??= 1
    spec.jobTemplate ??= {}
    spec.jobTemplate.spec ??= { template: {} }
    defaultTemplate(spec.jobTemplate.spec)
    object.status ??= {}
  },
  prepareForCreate(object) {
    object.status = {}
  },
  prepareForUpdate(object, old) {
    object.status = old.status
  },
  validateCreate(object, errors) {
    validateSchedule(object, undefined, errors)
    errors.nonNegative('spec.startingDeadlineSeconds', object.spec.startingDeadlineSeconds)
    validateTimeZone(object.spec.timeZone, errors)
    validateRest(object, errors)
    const { name } = object.metadata
    if (name && name.length > MAX_NAME)
      errors.invalid('metadata.name', name, `must be no more than ${MAX_NAME} characters`)
  },
  validateUpdate(object, old, errors) {
    validateSchedule(object, old, errors)
    errors.nonNegative('spec.startingDeadlineSeconds', object.spec.startingDeadlineSeconds)
    if (object.spec.timeZone !== old.spec.timeZone) validateTimeZone(object.spec.timeZone, errors)
    validateRest(object, errors)
  },
  warnings: (object, old) => [
    ...(old ? [] : labelNameWarnings(object.metadata.name)),
    ...templateWarnings(
      { ...object, spec: { template: templateOf(object) } },
      old,
      'spec.jobTemplate.spec.template',
    ),
  ],
}
