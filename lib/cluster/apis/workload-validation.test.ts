import { describe, expect, it } from 'vitest'
import { isInvalid } from '@/lib/cluster/apimachinery/errors'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { createClient } from '@/lib/cluster/client/api-client'
import { createCluster } from '@/lib/cluster/cluster'

const user = { username: 'admin', groups: ['system:masters'] }
const cluster = createCluster()
const client = createClient(cluster, { user, userAgent: 'test', reactingTo: () => undefined })

type Json = Record<string, unknown>

const template = (restartPolicy: string, labels: Json = { app: 'x' }) => ({
  metadata: { labels },
  spec: { restartPolicy, containers: [{ name: 'c', image: 'busybox:1.36' }] },
})

const selector = { matchLabels: { app: 'x' } }
const KINDS: Record<string, { apiVersion: string; kind: string; spec: Json }> = {
  'jobs.batch': { apiVersion: 'batch/v1', kind: 'Job', spec: { template: template('Never') } },
  'cronjobs.batch': {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    spec: { schedule: '0 0 * * *', jobTemplate: { spec: { template: template('Never') } } },
  },
  'statefulsets.apps': {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    spec: { serviceName: 'x', selector, template: template('Always') },
  },
  'daemonsets.apps': {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    spec: { selector, template: template('Always') },
  },
  replicationcontrollers: {
    apiVersion: 'v1',
    kind: 'ReplicationController',
    spec: { template: template('Always') },
  },
}

let made = 0

/** What a kind with a changed spec is refused for; the causes without field names' prefix `spec.`. */
function refusal(resource: string, change: Json, name = `x${made++}`): string[] {
  const { spec, ...head } = KINDS[resource] ?? { apiVersion: '', kind: '', spec: {} }
  const object = { ...head, metadata: { name, namespace: 'default' }, spec: { ...spec, ...change } }
  try {
    client.create(resource, object as unknown as KubeObject)
    return []
  } catch (error) {
    if (!isInvalid(error)) throw error
    return (error.status.details?.causes ?? []).map(({ field, message }) => `${field}: ${message}`)
  }
}

const notNegative = (field: string) => `${field}: Invalid value: -1: must be greater than or equal to 0`

describe('validation of workloads', () => {
  it.each(Object.keys(KINDS))('%s: the plain form is accepted', (resource) => {
    expect(refusal(resource, {})).toEqual([])
  })

  it.each([
    ['parallelism', -1],
    ['completions', -1],
    ['backoffLimit', -1],
    ['activeDeadlineSeconds', -1],
    ['ttlSecondsAfterFinished', -1],
  ])('a Job refuses %s: %i', (field, value) => {
    expect(refusal('jobs.batch', { [field]: value })).toEqual([notNegative(`spec.${field}`)])
  })

  const rule = (content: Json) => ({ podFailurePolicy: { rules: [{ action: 'Count', ...content }] } })
  const codes = (values: number[], operator = 'In') => ({ onExitCodes: { operator, values } })
  const at = 'spec.podFailurePolicy.rules[0]'
  it.each<[Json, string]>([
    [
      { template: template('Always') },
      'spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"',
    ],
    [
      { completionMode: 'Some' },
      'spec.completionMode: Unsupported value: "Some": supported values: "NonIndexed", "Indexed"',
    ],
    [
      { completionMode: 'Indexed', parallelism: 2 },
      'spec.completions: Required value: when completion mode is Indexed',
    ],
    [
      { backoffLimitPerIndex: 1 },
      'spec.backoffLimitPerIndex: Invalid value: 1: requires indexed completion mode',
    ],
    [
      { podReplacementPolicy: 'Now' },
      'spec.podReplacementPolicy: Unsupported value: "Now": supported values: "Failed", "TerminatingOrFailed"',
    ],
    [rule(codes([])), `${at}.onExitCodes.values: Invalid value: []: at least one value is required`],
    [rule(codes([2, 1])), `${at}.onExitCodes.values: Invalid value: [2,1]: must be ordered`],
    [rule(codes([1, 1])), `${at}.onExitCodes.values[1]: Duplicate value: 1`],
    [rule({}), `${at}: Invalid value: specifying one of OnExitCodes and OnPodConditions is required`],
    [
      rule({ action: 'FailIndex', ...codes([1]) }),
      `${at}.action: Invalid value: "FailIndex": requires the backoffLimitPerIndex to be set`,
    ],
    [
      { completionMode: 'Indexed', completions: 2, successPolicy: { rules: [{}] } },
      'spec.successPolicy.rules[0]: Required value: at least one of succeededCount or succeededIndexes must be specified',
    ],
    [
      { completionMode: 'Indexed', completions: 2, successPolicy: { rules: [{ succeededCount: 3 }] } },
      'spec.successPolicy.rules[0].succeededCount: Invalid value: 3: must be less than or equal to 2 (the number of specified completions)',
    ],
  ])('a Job refuses %j', (change, message) => {
    expect(refusal('jobs.batch', change)).toEqual([message])
  })

  it.each<[Json, string]>([
    [{ schedule: '' }, 'spec.schedule: Required value'],
    [
      { schedule: 'TZ=UTC 0 0 * * *' },
      'spec.schedule: Invalid value: "TZ=UTC 0 0 * * *": cannot use TZ or CRON_TZ in schedule, use timeZone field instead',
    ],
    [{ timeZone: 'Mars/Base' }, 'spec.timeZone: Invalid value: "Mars/Base": unknown time zone Mars/Base'],
    [{ failedJobsHistoryLimit: -1 }, notNegative('spec.failedJobsHistoryLimit')],
    [
      { jobTemplate: { spec: { template: template('Always') } } },
      'spec.jobTemplate.spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"',
    ],
    [
      { jobTemplate: { spec: { selector, template: template('Never') } } },
      'spec.jobTemplate.spec.selector: Invalid value: {"matchLabels":{"app":"x"}}: `selector` will be auto-generated',
    ],
  ])('a CronJob refuses %j', (change, message) => {
    expect(refusal('cronjobs.batch', change)).toEqual([message])
  })

  it('a CronJob leaves room in its name for the minute', () => {
    const name = 'n'.repeat(53)
    expect(refusal('cronjobs.batch', {}, name)).toEqual([
      `metadata.name: Invalid value: "${name}": must be no more than 52 characters`,
    ])
  })

  it.each<[Json, string]>([
    [{ replicas: -1 }, notNegative('spec.replicas')],
    [{ ordinals: { start: -1 } }, notNegative('spec.ordinals.start')],
    [
      { podManagementPolicy: 'Wild' },
      `spec.podManagementPolicy: Invalid value: "Wild": must be 'OrderedReady' or 'Parallel'`,
    ],
    [
      { updateStrategy: { type: 'Later' } },
      `spec.updateStrategy: Invalid value: {"Type":"Later","RollingUpdate":null}: must be 'RollingUpdate' or 'OnDelete'`,
    ],
    [
      { updateStrategy: { rollingUpdate: { partition: -1 } } },
      notNegative('spec.updateStrategy.rollingUpdate.partition'),
    ],
    [
      { template: template('Always', { app: 'y' }) },
      'spec.template.metadata.labels: Invalid value: {"app":"y"}: `selector` does not match template `labels`',
    ],
    [
      { template: template('Never') },
      'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"',
    ],
    [
      { persistentVolumeClaimRetentionPolicy: { whenScaled: 'Keep' } },
      'spec.persistentVolumeClaimRetentionPolicy.whenScaled: Unsupported value: "Keep": supported values: "Retain", "Delete"',
    ],
  ])('a StatefulSet refuses %j', (change, message) => {
    expect(refusal('statefulsets.apps', change)).toEqual([message])
  })

  it('a StatefulSet has a name that its pods can have', () => {
    expect(refusal('statefulsets.apps', {}, 'a.b')[0]).toContain('a lowercase RFC 1123 label')
  })

  const rolling = (rollingUpdate: Json) => ({ updateStrategy: { type: 'RollingUpdate', rollingUpdate } })
  const strategy = 'spec.updateStrategy.rollingUpdate'
  it.each<[Json, string]>([
    [
      rolling({ maxUnavailable: 0 }),
      `${strategy}.maxUnavailable: Required value: cannot be 0 when maxSurge is 0`,
    ],
    [
      rolling({ maxUnavailable: 1, maxSurge: 1 }),
      `${strategy}.maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero`,
    ],
    [
      rolling({ maxUnavailable: '150%' }),
      `${strategy}.maxUnavailable: Invalid value: "150%": must not be greater than 100%`,
    ],
    [{ minReadySeconds: -1 }, notNegative('spec.minReadySeconds')],
  ])('a DaemonSet refuses %j', (change, message) => {
    expect(refusal('daemonsets.apps', change)).toEqual([message])
  })

  it.each<[Json, string]>([
    [{ replicas: -1 }, notNegative('spec.replicas')],
    [
      { selector: { app: 'y' } },
      'spec.template.metadata.labels: Invalid value: {"app":"x"}: `selector` does not match template `labels`',
    ],
  ])('a ReplicationController refuses %j', (change, message) => {
    expect(refusal('replicationcontrollers', change)).toEqual([message])
  })

  it('a Job may be placed anew while it waits, and not after', () => {
    refusal('jobs.batch', { suspend: true }, 'waiting')
    const place = { spec: { template: { spec: { nodeSelector: { disk: 'ssd' } } } } }
    const placed = client.patch('jobs.batch', 'default', 'waiting', place)
    expect(placed.spec.template.spec?.nodeSelector).toEqual({ disk: 'ssd' })
    refusal('jobs.batch', {}, 'started')
    expect(() => client.patch('jobs.batch', 'default', 'started', place)).toThrow('field is immutable')
  })
})
