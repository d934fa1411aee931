/**
 * Random actors in a namespace with quotas, controllers and kubelets at work. No write adds to what a quota bounds
 * beyond its status.hard of that moment (a quota that is new, or lowered, may find more in use); what status.used
 * says is never less than what is there, and at rest it is that.
 * Left out, as Kubernetes lets it pass: a pod that gets another scope by an update.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { admissionPlugins } from '@/lib/cluster/admission/index'
import type { AdmissionPlugin } from '@/lib/cluster/admission/plugin'
import type { WatchEvent } from '@/lib/cluster/client/component'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'
import { controllers } from '@/lib/cluster/controller/index'
import { deafTo, isCaught, withPlugin } from './faults'
import { attempt } from './on-write'
import { type Step, world } from './quota-requests'
import { MANAGER, QuotaWatch } from './quota-watch'

const SEED = 20_261_124
const user = { username: 'admin', groups: ['system:masters'] }

function prepared(): Cluster {
  const cluster = createCluster({ seed: 23, emptySystem: true })
  const post = (path: string, body: object) => cluster.request({ method: 'POST', path, body, user })
  post('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a' } })
  const high = {
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name: 'high' },
    value: 1000,
  }
  post('/apis/scheduling.k8s.io/v1/priorityclasses', high)
  post('/apis/storage.k8s.io/v1/storageclasses', {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'fast' },
    provisioner: 'example.com/none',
    allowVolumeExpansion: true,
  })
  for (const name of ['one', 'two'])
    post('/api/v1/persistentvolumes', {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name },
      spec: {
        capacity: { storage: '5Gi' },
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'fast',
        hostPath: { path: '/x' },
      },
    })
  cluster.settle()
  return cluster
}

const base = prepared()

function take(cluster: Cluster, next: Step): void {
  if (next.kind === 'advance') cluster.advance(next.ms)
  else if (next.kind === 'send') cluster.request({ ...next.request, user })
  else if (cluster.components().some(({ name, running }) => name === MANAGER && running))
    cluster.stopComponent(MANAGER)
  else cluster.startComponent(MANAGER)
}

function search(numRuns: number, endOnFailure = true) {
  const property = fc.property(world, (steps) => {
    const cluster = base.fork()
    const watch = new QuotaWatch(cluster)
    for (const next of steps) {
      attempt(() => {
        take(cluster, next)
        cluster.drain()
      })
      watch.look()
    }
    cluster.startComponent(MANAGER)
    // What admission counted for nothing is counted anew in five minutes.
    attempt(() => {
      cluster.advance(6 * 60_000)
      cluster.settle()
    })
    watch.rest()
  })
  return fc.check(property, { seed: SEED, numRuns, endOnFailure })
}

describe('a quota', () => {
  it('is not exceeded, and counts what is there', { timeout: 60_000 }, () => {
    const { failed, counterexample, errorInstance } = search(80, false)
    if (failed) throw new Error(JSON.stringify(counterexample), { cause: errorInstance })
  })
})

/** The plugin without some of its checks, or of what it keeps. */
const partly = (change: (real: AdmissionPlugin['validate'] & {}) => AdmissionPlugin['validate'] & {}) =>
  withPlugin(admissionPlugins, 'ResourceQuota', (real) => ({
    ...real,
    validate: change(real.validate ?? (() => {})),
  }))

const controller = controllers.find(({ name }) => name === 'resourcequota-controller')

describe('the search finds', () => {
  it.each<[string, ReturnType<typeof partly>]>([
    ['no quota at all', partly(() => () => {})],
    [
      'updates that are not counted',
      partly((real) => (asked, context) => void (asked.operation === 'CREATE' && real(asked, context))),
    ],
    [
      'claims that are not counted',
      partly(
        (real) => (asked, context) =>
          void (asked.kind.kind !== 'PersistentVolumeClaim' && real(asked, context)),
      ),
    ],
    [
      'counts that are not kept',
      partly((real) => (asked, context) => real(asked, { ...context, put: () => {} })),
    ],
  ])('%s', { timeout: 60_000 }, (_what, faulty) => {
    expect(isCaught(faulty(() => search(300)))).toBe(true)
  })

  it.each<[string, WatchEvent['type']]>([
    ['what is gone but still counted', 'DELETED'],
    ['what has changed but is still counted', 'MODIFIED'],
  ])('%s', { timeout: 60_000 }, (_what, type) => {
    expect(isCaught(deafTo(controller, type)(() => search(300)))).toBe(true)
  })
})
