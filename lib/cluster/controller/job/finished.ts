import type { Job } from '@/lib/cluster/apimachinery/object'

/** On every pod of a Job until it has been counted. */
export const FINALIZER = 'batch.kubernetes.io/job-tracking'

export function conditionOf(job: Pick<Job, 'status'>, type: string) {
  return job.status?.conditions?.find((one) => one.type === type && one.status === 'True')
}

export const isJobFinished = (job: Job): boolean =>
  conditionOf(job, 'Complete') !== undefined || conditionOf(job, 'Failed') !== undefined
