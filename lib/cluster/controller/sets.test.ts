import { describe, expect, it } from 'vitest'
import type { DaemonSet, StatefulSet } from '@/lib/cluster/apimachinery/object'
import { createClient } from '@/lib/cluster/client/api-client'
import { createCluster } from '@/lib/cluster/cluster'

const user = { username: 'admin', groups: ['system:masters'] }

function setUp() {
  const cluster = createCluster()
  const client = createClient(cluster, { user, userAgent: 'test', reactingTo: () => undefined })
  return { cluster, client, advance: (seconds: number) => cluster.advance(seconds * 1000) }
}

type Client = ReturnType<typeof setUp>['client']

const labels = { app: 'x' }
const template = (image: string) => ({
  metadata: { labels },
  spec: { terminationGracePeriodSeconds: 1, containers: [{ name: 'c', image }] },
})

const statefulSet = (client: Client, spec: Partial<StatefulSet['spec']> = {}) =>
  client.create('statefulsets.apps', {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 's', namespace: 'default' },
    spec: {
      serviceName: 's',
      replicas: 3,
      selector: { matchLabels: labels },
      template: template('nginx:1.26'),
      ...spec,
    },
  })

const daemonSet = (client: Client, spec: Partial<DaemonSet['spec']> = {}) =>
  client.create('daemonsets.apps', {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'd', namespace: 'default' },
    spec: { selector: { matchLabels: labels }, template: template('nginx:1.26'), ...spec },
  })

const images = (client: Client) =>
  client
    .list('pods', 'default')
    .map(({ metadata, spec }) => [metadata.name, spec.containers[0]?.image?.split(':')[1]])

const update = (client: Client, resource: 'statefulsets.apps' | 'daemonsets.apps', name: string) =>
  client.patch(resource, 'default', name, { spec: { template: template('nginx:1.27') } })

describe('StatefulSet controller', () => {
  it('updates down to the partition, and brings pods below it back as they were', () => {
    const { client, advance } = setUp()
    statefulSet(client, { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } } })
    advance(20)
    update(client, 'statefulsets.apps', 's')
    advance(20)
    const mixed = [
      ['s-0', '1.26'],
      ['s-1', '1.26'],
      ['s-2', '1.27'],
    ]
    expect(images(client)).toEqual(mixed)
    client.delete('pods', 'default', 's-1')
    advance(20)
    expect(images(client)).toEqual(mixed)
    const { status } = client.get('statefulsets.apps', 'default', 's')
    expect(status).toMatchObject({ currentReplicas: 2, updatedReplicas: 1, readyReplicas: 3 })
    expect(status?.currentRevision).not.toBe(status?.updateRevision)
  })

  it('replaces one at a time, whatever maxUnavailable asks for: the feature is off', () => {
    const { client, advance } = setUp()
    const rollingUpdate = { maxUnavailable: 2 }
    statefulSet(client, {
      podManagementPolicy: 'Parallel',
      updateStrategy: { type: 'RollingUpdate', rollingUpdate },
    })
    advance(20)
    update(client, 'statefulsets.apps', 's')
    advance(0.1)
    const leaving = client.list('pods', 'default').filter(({ metadata }) => metadata.deletionTimestamp)
    expect(leaving.map(({ metadata }) => metadata.name)).toEqual(['s-2'])
    const { updateStrategy } = client.get('statefulsets.apps', 'default', 's').spec
    expect(updateStrategy?.rollingUpdate).toEqual({ partition: 0 })
    advance(40)
    expect(images(client).map(([, tag]) => tag)).toEqual(['1.27', '1.27', '1.27'])
  })

  it('scales down from the top, one after the other', () => {
    const { client, advance } = setUp()
    statefulSet(client)
    advance(20)
    client.patch('statefulsets.apps', 'default', 's', { spec: { replicas: 1 } })
    advance(0.1)
    const leaving = client.list('pods', 'default').filter(({ metadata }) => metadata.deletionTimestamp)
    expect(leaving.map(({ metadata }) => metadata.name)).toEqual(['s-2'])
    advance(20)
    expect(images(client)).toEqual([['s-0', '1.26']])
  })

  describe('with claims', () => {
    const resources = { requests: { storage: '1Gi' } }
    const spec = { accessModes: ['ReadWriteOnce' as const], resources }
    const claimed = (client: Client, whenScaled: 'Retain' | 'Delete', whenDeleted: 'Retain' | 'Delete') =>
      statefulSet(client, {
        replicas: 2,
        podManagementPolicy: 'Parallel',
        persistentVolumeClaimRetentionPolicy: { whenScaled, whenDeleted },
        volumeClaimTemplates: [
          { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'v' }, spec },
        ],
      })
    const claims = (client: Client) =>
      client
        .list('persistentvolumeclaims', 'default')
        .map(({ metadata }) => [metadata.name, metadata.ownerReferences?.[0]?.kind])
    const retain = { persistentVolumeClaimRetentionPolicy: { whenScaled: 'Retain', whenDeleted: 'Retain' } }

    it.each([
      ['Retain', 'Delete', 'StatefulSet', ['v-s-0', 'v-s-1']],
      ['Delete', 'Delete', 'StatefulSet', ['v-s-0']],
      ['Delete', 'Retain', undefined, ['v-s-0']],
    ] as const)('scaled: %s, deleted: %s', (whenScaled, whenDeleted, owner, left) => {
      const { client, advance } = setUp()
      claimed(client, whenScaled, whenDeleted)
      advance(10)
      expect(claims(client)).toEqual([
        ['v-s-0', owner],
        ['v-s-1', owner],
      ])
      client.patch('statefulsets.apps', 'default', 's', { spec: { replicas: 1 } })
      advance(10)
      expect(claims(client).map(([name]) => name)).toEqual(left)
      client.patch('statefulsets.apps', 'default', 's', { spec: retain })
      advance(1)
      expect(claims(client)[0]).toEqual(['v-s-0', undefined])
    })

    it('waits until an old claim is gone', () => {
      const { client, advance } = setUp()
      claimed(client, 'Retain', 'Retain')
      advance(10)
      const uid = () => client.get('persistentvolumeclaims', 'default', 'v-s-1').metadata.uid
      const before = uid()
      client.delete('persistentvolumeclaims', 'default', 'v-s-1')
      client.delete('pods', 'default', 's-1')
      advance(20)
      expect(uid()).not.toBe(before)
      expect(client.get('pods', 'default', 's-1').status?.phase).toBe('Running')
    })
  })

  it('forgets the oldest revisions beyond its limit', () => {
    const { client, advance } = setUp()
    statefulSet(client, { replicas: 1, revisionHistoryLimit: 1 })
    for (const tag of ['1.27', '1.28', '1.29']) {
      advance(15)
      client.patch('statefulsets.apps', 'default', 's', { spec: { template: template(`nginx:${tag}`) } })
    }
    advance(15)
    const revisions = client.list('controllerrevisions.apps', 'default').map(({ revision }) => revision)
    expect(revisions.sort()).toEqual([3, 4])
  })
})

describe('DaemonSet controller', () => {
  it('replaces one node after the other', () => {
    const { client, advance } = setUp()
    daemonSet(client)
    advance(10)
    update(client, 'daemonsets.apps', 'd')
    advance(0.1)
    expect(client.list('pods', 'default').filter(({ metadata }) => metadata.deletionTimestamp)).toHaveLength(
      1,
    )
    advance(20)
    expect(images(client).map(([, tag]) => tag)).toEqual(['1.27', '1.27'])
    expect(client.get('daemonsets.apps', 'default', 'd').status).toMatchObject({ updatedNumberScheduled: 2 })
  })

  it('with surge the old pod stays until the new one is available', () => {
    const { client, advance } = setUp()
    const rollingUpdate = { maxSurge: 1, maxUnavailable: 0 }
    daemonSet(client, { updateStrategy: { type: 'RollingUpdate', rollingUpdate } })
    advance(10)
    update(client, 'daemonsets.apps', 'd')
    advance(0.1)
    expect(client.list('pods', 'default')).toHaveLength(3)
    expect(client.get('daemonsets.apps', 'default', 'd').status?.numberAvailable).toBe(2)
    advance(30)
    expect(images(client).map(([, tag]) => tag)).toEqual(['1.27', '1.27'])
  })

  it('stays on nodes in trouble, and leaves those it does not tolerate', () => {
    const { client, advance } = setUp()
    daemonSet(client)
    advance(10)
    const taint = (effect: 'NoSchedule' | 'NoExecute') =>
      client.patch('nodes', undefined, 'worker-1', { spec: { taints: [{ key: 'a', value: 'b', effect }] } })
    taint('NoSchedule')
    advance(10)
    expect(client.list('pods', 'default')).toHaveLength(2)
    expect(client.get('daemonsets.apps', 'default', 'd').status).toMatchObject({
      desiredNumberScheduled: 1,
      numberMisscheduled: 1,
    })
    taint('NoExecute')
    advance(10)
    expect(client.list('pods', 'default')).toHaveLength(1)
  })
})

describe('ReplicationController controller', () => {
  it('keeps its number of pods and adopts what fits', () => {
    const { client, advance } = setUp()
    client.create('pods', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'orphan', namespace: 'default', labels },
      spec: template('nginx:1.26').spec,
    })
    client.create('replicationcontrollers', {
      apiVersion: 'v1',
      kind: 'ReplicationController',
      metadata: { name: 'rc', namespace: 'default' },
      spec: { replicas: 2, template: template('nginx:1.26') },
    })
    advance(10)
    const pods = client.list('pods', 'default')
    expect(pods).toHaveLength(2)
    expect(pods.map(({ metadata }) => metadata.ownerReferences?.[0]?.name)).toEqual(['rc', 'rc'])
    expect(client.get('replicationcontrollers', 'default', 'rc').status).toMatchObject({ readyReplicas: 2 })
  })
})
