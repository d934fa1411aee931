import { describe, expect, it } from 'vitest'
import type { CronJob, Job } from '@/lib/cluster/apimachinery/object'
import { createClient } from '@/lib/cluster/client/api-client'
import { createCluster } from '@/lib/cluster/cluster'

const user = { username: 'admin', groups: ['system:masters'] }

function setUp() {
  const cluster = createCluster()
  const client = createClient(cluster, { user, userAgent: 'test', reactingTo: () => undefined })
  return { cluster, client, advance: (seconds: number) => cluster.advance(seconds * 1000) }
}

type Client = ReturnType<typeof setUp>['client']

const template = (script: string, restartPolicy: 'Never' | 'OnFailure' = 'Never') => ({
  spec: {
    restartPolicy,
    terminationGracePeriodSeconds: 1,
    containers: [{ name: 'c', image: 'busybox:1.36', command: ['sh', '-c', script] }],
  },
})

const create = (client: Client, script: string, spec: Partial<Job['spec']> = {}) =>
  client.create('jobs.batch', {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'j', namespace: 'default' },
    spec: { template: template(script), ...spec },
  })

const get = (client: Client) => client.get('jobs.batch', 'default', 'j')

const conditions = (job: Job) =>
  (job.status?.conditions ?? []).map(({ type, status, reason }) => `${type} ${status} ${reason}`)

describe('Job controller', () => {
  it('backs off between failures, and gives up beyond the limit', () => {
    const { client, advance } = setUp()
    create(client, 'exit 1', { backoffLimit: 2 })
    advance(6)
    expect(get(client).status).toMatchObject({ failed: 1 })
    advance(14)
    expect(get(client).status).toMatchObject({ failed: 2 })
    advance(40)
    expect(get(client).status).toMatchObject({ failed: 3 })
    expect(conditions(get(client))).toEqual([
      'FailureTarget True BackoffLimitExceeded',
      'Failed True BackoffLimitExceeded',
    ])
    expect(client.list('pods', 'default')).toHaveLength(3)
  })

  it('ends at its deadline, once the pods are gone', () => {
    const { client, advance } = setUp()
    create(client, 'trap "" TERM; sleep 900', { activeDeadlineSeconds: 5 })
    advance(5.5)
    expect(conditions(get(client))).toEqual(['FailureTarget True DeadlineExceeded'])
    expect(get(client).status).toMatchObject({ terminating: 1 })
    advance(5)
    expect(conditions(get(client))).toContain('Failed True DeadlineExceeded')
    expect(client.list('pods', 'default')).toEqual([])
  })

  it('stops its pods while suspended and starts its clock anew', () => {
    const { client, advance } = setUp()
    create(client, 'sleep 900', { suspend: true, parallelism: 2, completions: 2 })
    advance(3)
    expect(conditions(get(client))).toEqual(['Suspended True JobSuspended'])
    expect(get(client).status?.startTime).toBeUndefined()
    client.patch('jobs.batch', 'default', 'j', { spec: { suspend: false } })
    advance(5)
    expect(conditions(get(client))).toEqual(['Suspended False JobResumed'])
    expect(get(client).status).toMatchObject({ active: 2, ready: 2 })
    client.patch('jobs.batch', 'default', 'j', { spec: { suspend: true } })
    advance(10)
    expect(client.list('pods', 'default')).toEqual([])
    expect(get(client).status?.failed).toBeUndefined()
  })

  it('counts failures per index', () => {
    const { client, advance } = setUp()
    create(client, 'test $JOB_COMPLETION_INDEX != 1', {
      completionMode: 'Indexed',
      completions: 3,
      parallelism: 3,
      backoffLimitPerIndex: 1,
    })
    advance(60)
    expect(get(client).status).toMatchObject({ completedIndexes: '0,2', failedIndexes: '1', failed: 2 })
    expect(conditions(get(client))).toContain('Failed True FailedIndexes')
  })

  it('is done early by its success policy', () => {
    const { client, advance } = setUp()
    create(client, 'test $JOB_COMPLETION_INDEX = 0 || sleep 900', {
      completionMode: 'Indexed',
      completions: 3,
      parallelism: 3,
      successPolicy: { rules: [{ succeededIndexes: '0' }] },
    })
    advance(20)
    expect(conditions(get(client))).toEqual([
      'SuccessCriteriaMet True SuccessPolicy',
      'Complete True SuccessPolicy',
    ])
    expect(get(client).status).toMatchObject({ succeeded: 1, completedIndexes: '0' })
  })

  it('ignores failures that its policy says to ignore', () => {
    const { client, advance } = setUp()
    create(client, 'exit 7', {
      backoffLimit: 0,
      podFailurePolicy: { rules: [{ action: 'Ignore', onExitCodes: { operator: 'In', values: [7] } }] },
    })
    advance(8)
    expect(get(client).status?.failed).toBeUndefined()
    expect(conditions(get(client))).toEqual([])
  })

  it('waits before it replaces a pod that was deleted', () => {
    const { client, advance } = setUp()
    create(client, 'sleep 900')
    advance(5)
    const [pod] = client.list('pods', 'default')
    client.delete('pods', 'default', pod?.metadata.name ?? '')
    advance(5)
    expect(client.list('pods', 'default')).toEqual([])
    expect(get(client).status).toMatchObject({ failed: 1 })
    advance(8)
    expect(get(client).status).toMatchObject({ active: 1, failed: 1 })
  })

  it('tries again after 1, 4, 8, 16 s when the API server refuses its pods', () => {
    const { client, advance } = setUp()
    client.create('resourcequotas', {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'q', namespace: 'default' },
      spec: { hard: { pods: '0' } },
    })
    advance(1)
    create(client, 'true', { parallelism: 4, completions: 4 })
    const tries = () =>
      client
        .list('events', 'default')
        .filter(({ reason }) => reason === 'FailedCreate')
        .reduce((sum, { count = 1 }) => sum + count, 0)
    const counts = [0.5, 1, 2, 4, 8, 16].map((seconds) => {
      advance(seconds)
      return tries()
    })
    expect(counts.map((count) => count - (counts[0] ?? 0))).toEqual([0, 1, 1, 2, 3, 4])
    client.delete('resourcequotas', 'default', 'q')
    advance(60)
    expect(get(client).status).toMatchObject({ succeeded: 4 })
  })

  it('lets go of its pods when it is deleted', () => {
    const { client, advance } = setUp()
    create(client, 'sleep 900')
    advance(5)
    client.delete('jobs.batch', 'default', 'j', { propagationPolicy: 'Background' })
    advance(10)
    expect(client.list('pods', 'default')).toEqual([])
  })
})

const createCron = (client: Client, script: string, spec: Partial<CronJob['spec']> = {}) =>
  client.create('cronjobs.batch', {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'tick', namespace: 'default' },
    spec: { schedule: '* * * * *', jobTemplate: { spec: { template: template(script) } }, ...spec },
  })

const jobs = (client: Client) => client.list('jobs.batch', 'default')
const cron = (client: Client) => client.get('cronjobs.batch', 'default', 'tick')

describe('CronJob controller', () => {
  it('keeps as many finished Jobs as its limits say', () => {
    const { client, advance } = setUp()
    createCron(client, 'true', { successfulJobsHistoryLimit: 2 })
    advance(5 * 60 + 20)
    expect(jobs(client)).toHaveLength(2)
    expect(cron(client).status?.active).toBeUndefined()
    expect(cron(client).status?.lastSuccessfulTime).toBeDefined()
  })

  it.each([
    ['Allow', 3],
    ['Forbid', 1],
    ['Replace', 1],
  ] as const)('%s has %i long Jobs at a time', (concurrencyPolicy, count) => {
    const { client, advance } = setUp()
    createCron(client, 'sleep 900', { concurrencyPolicy })
    const first = () => jobs(client)[0]?.metadata.uid
    advance(61)
    const before = first()
    advance(120)
    expect(jobs(client)).toHaveLength(count)
    expect(cron(client).status?.active).toHaveLength(count)
    expect(first() === before).toBe(concurrencyPolicy !== 'Replace')
  })

  it('rests while suspended and does not run what it missed too long ago', () => {
    const { client, cluster, advance } = setUp()
    createCron(client, 'true', { suspend: true, startingDeadlineSeconds: 10 })
    advance(150 - ((cluster.now() / 1000) % 60))
    expect(jobs(client)).toEqual([])
    client.patch('cronjobs.batch', 'default', 'tick', { spec: { suspend: false } })
    advance(1)
    expect(jobs(client)).toEqual([])
    advance(60)
    expect(jobs(client)).toHaveLength(1)
  })
})
