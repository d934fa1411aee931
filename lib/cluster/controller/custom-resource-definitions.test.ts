import { describe, expect, it } from 'vitest'
import type { Status } from '@/lib/cluster/apimachinery/errors'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import { type Cluster, createCluster, restoreCluster } from '@/lib/cluster/cluster'

const user = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }
const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'
const NAME = 'backups.ops.example.com'
const at = (version: string, name = '') =>
  `/apis/ops.example.com/${version}/namespaces/default/backups${name && `/${name}`}`

function send(cluster: Cluster, method: ApiRequest['method'], path: string, rest: Partial<ApiRequest> = {}) {
  const answer = cluster.request({ method, path, user, ...rest })
  cluster.drain()
  return answer
}

const spec = (properties: object) => ({
  schema: { openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object', properties } } } },
})

function definition(versions: object[]) {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: NAME },
    spec: {
      group: 'ops.example.com',
      scope: 'Namespaced',
      names: { plural: 'backups', kind: 'Backup' },
      versions,
    },
  }
}

const V1 = { name: 'v1', served: true, storage: true, ...spec({ target: { type: 'string' } }) }
const V2 = {
  name: 'v2',
  served: true,
  storage: false,
  ...spec({ target: { type: 'string' }, keep: { type: 'integer', default: 7 } }),
}

function backup(name: string, rest: object = {}) {
  return {
    apiVersion: 'ops.example.com/v1',
    kind: 'Backup',
    metadata: { name, ...rest },
    spec: { target: 'a' },
  }
}

function withBackups(versions: object[] = [V1]): Cluster {
  const cluster = createCluster()
  expect(send(cluster, 'POST', DEFINITIONS, { body: definition(versions) }).code).toBe(201)
  return cluster
}

const code = (cluster: Cluster, path: string) => send(cluster, 'GET', path).code

describe('custom resources', () => {
  it('are served once the definition is established, in forks and snapshots too', () => {
    const cluster = withBackups()
    const fork = cluster.fork()
    send(cluster, 'POST', at('v1'), { body: backup('x') })
    expect([code(cluster, at('v1', 'x')), code(fork, at('v1', 'x'))]).toEqual([200, 404])
    expect(send(fork, 'POST', at('v1'), { body: backup('y') }).code).toBe(201)
    const restored = restoreCluster(structuredClone(cluster.snapshot()))
    expect(code(restored, at('v1', 'x'))).toBe(200)
  })

  it('show in every version, with the defaults of each', () => {
    const cluster = withBackups([V1, V2])
    send(cluster, 'POST', at('v1'), { body: backup('x') })
    const read = (version: string) => send(cluster, 'GET', at(version, 'x')).body as KubeObject
    expect([read('v1').apiVersion, read('v1').spec]).toEqual(['ops.example.com/v1', { target: 'a' }])
    expect([read('v2').apiVersion, read('v2').spec]).toEqual(['ops.example.com/v2', { target: 'a', keep: 7 }])
  })

  it('go with their definition', () => {
    const cluster = withBackups()
    send(cluster, 'POST', at('v1'), { body: backup('x') })
    send(cluster, 'DELETE', `${DEFINITIONS}/${NAME}`)
    expect(code(cluster, `${DEFINITIONS}/${NAME}`)).toBe(404)
    expect(code(cluster, at('v1'))).toBe(404)
    send(cluster, 'POST', DEFINITIONS, { body: definition([V1]) })
    expect(code(cluster, at('v1', 'x'))).toBe(404)
  })

  it('hold their definition while a finalizer holds them', () => {
    const cluster = withBackups()
    send(cluster, 'POST', at('v1'), { body: backup('x', { finalizers: ['example.com/keep'] }) })
    send(cluster, 'DELETE', `${DEFINITIONS}/${NAME}`)
    expect(code(cluster, `${DEFINITIONS}/${NAME}`)).toBe(200)
    const refused = send(cluster, 'POST', at('v1'), { body: backup('y') }).body as Status
    expect(refused.message).toContain('create not allowed while custom resource definition is terminating')
    const body = { metadata: { finalizers: null } }
    send(cluster, 'PATCH', at('v1', 'x'), { body, contentType: 'merge-patch' })
    cluster.advance(10_000)
    expect(code(cluster, `${DEFINITIONS}/${NAME}`)).toBe(404)
  })

  it('are collected with their owner, and own others', () => {
    const cluster = withBackups()
    const owner = send(cluster, 'POST', at('v1'), { body: backup('x') }).body as KubeObject
    const reference = {
      apiVersion: 'ops.example.com/v1',
      kind: 'Backup',
      name: 'x',
      uid: owner.metadata.uid,
    }
    send(cluster, 'POST', at('v1'), { body: backup('y', { ownerReferences: [reference] }) })
    const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', ownerReferences: [reference] } }
    const maps = '/api/v1/namespaces/default/configmaps'
    send(cluster, 'POST', maps, { body: map })
    cluster.settle()
    expect([code(cluster, at('v1', 'y')), code(cluster, `${maps}/c`)]).toEqual([200, 200])
    send(cluster, 'DELETE', at('v1', 'x'))
    cluster.settle()
    expect([code(cluster, at('v1', 'y')), code(cluster, `${maps}/c`)]).toEqual([404, 404])
  })

  it('go with their namespace', () => {
    const cluster = withBackups()
    const body = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'n' } }
    send(cluster, 'POST', '/api/v1/namespaces', { body })
    const path = '/apis/ops.example.com/v1/namespaces/n/backups'
    send(cluster, 'POST', path, { body: backup('x') })
    send(cluster, 'DELETE', '/api/v1/namespaces/n')
    cluster.settle()
    expect(code(cluster, `${path}/x`)).toBe(404)
    expect(code(cluster, '/api/v1/namespaces/n')).toBe(404)
  })

  it('are not established while another definition has their names', () => {
    const cluster = withBackups()
    const other = definition([V1])
    other.metadata.name = 'copies.ops.example.com'
    other.spec.names.plural = 'copies'
    const path = `${DEFINITIONS}/copies.ops.example.com`
    send(cluster, 'POST', DEFINITIONS, { body: other })
    const conditions = () => {
      const { status } = send(cluster, 'GET', path).body as { status: { conditions: { reason: string }[] } }
      return status.conditions.map(({ reason }) => reason)
    }
    expect(conditions()).toEqual(['ListKindConflict', 'NotAccepted'])
    send(cluster, 'DELETE', `${DEFINITIONS}/${NAME}`)
    expect(conditions()).toEqual(['NoConflicts', 'InitialNamesAccepted'])
  })
})
