import { beforeEach, describe, expect, it } from 'vitest'
import type { Status } from '@/lib/cluster/apimachinery/errors'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { ApiRequest, Table, WatchPage } from '@/lib/cluster/apiserver/request'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'

const user = { username: 'kubernetes-admin', groups: ['system:masters'] }
const PODS = '/api/v1/namespaces/default/pods'
const DEPLOYMENTS = '/apis/apps/v1/namespaces/default/deployments'
const CONFIGMAPS = '/api/v1/namespaces/default/configmaps'

let cluster: Cluster
beforeEach(() => {
  cluster = createCluster({ seed: 11 })
})

const send = (method: ApiRequest['method'], path: string, rest: Partial<ApiRequest> = {}) =>
  cluster.request({ method, path, user, userAgent: 'kubectl', ...rest })
const object = (response: { body: unknown }) => response.body as KubeObject
const status = (response: { body: unknown }) => response.body as Status

const podBody = (spec: object, name = 'p') => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec })
const container = { name: 'c', image: 'nginx:1.27' }
const deploymentBody = (name = 'web', image = 'nginx:1.27') => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: name } },
    template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: 'nginx', image }] } },
  },
})

describe('create', () => {
  it.each([
    [{ containers: [] }, 'Pod "p" is invalid: spec.containers: Required value'],
    [{ containers: [{ name: 'c' }] }, 'Pod "p" is invalid: spec.containers[0].image: Required value'],
    [
      { containers: [{ ...container, ports: [{ containerPort: 70000 }] }] },
      'Pod "p" is invalid: spec.containers[0].ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive',
    ],
    [
      { containers: [{ ...container, resources: { requests: { cpu: '1' }, limits: { cpu: '500m' } } }] },
      'Pod "p" is invalid: spec.containers[0].resources.requests: Invalid value: "1": must be less than or equal to cpu limit of 500m',
    ],
    [
      { containers: [container], restartPolicy: 'Forever' },
      'Pod "p" is invalid: spec.restartPolicy: Unsupported value: "Forever": supported values: "Always", "OnFailure", "Never"',
    ],
  ])('%j', (spec, message) => {
    const response = send('POST', PODS, { body: podBody(spec) })
    expect([response.code, status(response).message]).toEqual([422, message])
  })

  it.each([
    ['default', {}, 201],
    ['kube-system', {}, 422],
    ['kube-system', { involvedObject: { namespace: 'default' } }, 422],
    ['kube-system', { involvedObject: { namespace: 'kube-system' } }, 201],
  ])('takes an event in %s about %j: %i', (namespace, about, code) => {
    const body = { apiVersion: 'v1', kind: 'Event', metadata: { name: 'e' }, ...about }
    expect(send('POST', `/api/v1/namespaces/${namespace}/events`, { body }).code).toBe(code)
  })

  it('reports type errors as Go does', () => {
    const bad = podBody({ containers: [{ ...container, ports: [{ containerPort: 'eighty' }] }] })
    const response = send('POST', PODS, { body: bad })
    expect([response.code, status(response).message]).toEqual([
      400,
      'Pod in version "v1" cannot be handled as a Pod: json: cannot unmarshal string into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32',
    ])
  })

  it('warns of unknown fields, or refuses them', () => {
    const body = podBody({ containers: [{ ...container, imagee: 'x' }] })
    const warned = send('POST', PODS, { body, query: { dryRun: 'All' } })
    expect([warned.code, warned.warnings]).toEqual([201, ['unknown field "spec.containers[0].imagee"']])
    const strict = send('POST', PODS, { body, query: { fieldValidation: 'Strict' } })
    expect(status(strict).message).toBe(
      'Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.containers[0].imagee"',
    )
    expect(send('GET', `${PODS}/p`).code).toBe(404)
  })

  it('fills in what a real cluster fills in', () => {
    const created = object(send('POST', PODS, { body: podBody({ containers: [container] }) }))
    expect(created.spec).toMatchObject({
      serviceAccountName: 'default',
      serviceAccount: 'default',
      enableServiceLinks: true,
      priority: 0,
      preemptionPolicy: 'PreemptLowerPriority',
      dnsPolicy: 'ClusterFirst',
      tolerations: [{ key: 'node.kubernetes.io/not-ready' }, { key: 'node.kubernetes.io/unreachable' }],
    })
    expect(created.status).toEqual({ phase: 'Pending', qosClass: 'BestEffort' })
  })

  it('names what is there already, and the namespace that is missing', () => {
    const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }
    send('POST', CONFIGMAPS, { body })
    expect(status(send('POST', CONFIGMAPS, { body })).message).toBe('configmaps "a" already exists')
    const elsewhere = send('POST', '/api/v1/namespaces/nosuch/configmaps', { body })
    expect([elsewhere.code, status(elsewhere).message]).toEqual([404, 'namespaces "nosuch" not found'])
    expect(status(send('GET', `${PODS}/x`)).message).toBe('pods "x" not found')
  })

  it('makes names from generateName', () => {
    const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { generateName: 'a-' } }
    expect(object(send('POST', CONFIGMAPS, { body })).metadata.name).toMatch(
      /^a-[bcdfghjklmnpqrstvwxz2456789]{5}$/,
    )
  })
})

describe('update', () => {
  it('counts generations of the spec only, and writes nothing for nothing', () => {
    const first = object(send('POST', DEPLOYMENTS, { body: deploymentBody() }))
    const path = `${DEPLOYMENTS}/web`
    const labelled = object(
      send('PATCH', path, { contentType: 'merge-patch', body: { metadata: { labels: { a: 'b' } } } }),
    )
    expect(labelled.metadata.generation).toBe(1)
    const scaled = object(
      send('PATCH', path, { contentType: 'merge-patch', body: { spec: { replicas: 3 } } }),
    )
    expect(scaled.metadata.generation).toBe(2)
    const again = object(send('PATCH', path, { contentType: 'merge-patch', body: { spec: { replicas: 3 } } }))
    expect(again.metadata.resourceVersion).toBe(scaled.metadata.resourceVersion)
    const stale = send('PUT', path, { body: first })
    expect([stale.code, status(stale).message]).toEqual([
      409,
      'Operation cannot be fulfilled on deployments.apps "web": the object has been modified; please apply your changes to the latest version and try again',
    ])
  })

  it('keeps selectors and most of a pod', () => {
    send('POST', DEPLOYMENTS, { body: deploymentBody() })
    const moved = send('PATCH', `${DEPLOYMENTS}/web`, {
      contentType: 'merge-patch',
      body: {
        spec: { selector: { matchLabels: { app: 'x' } }, template: { metadata: { labels: { app: 'x' } } } },
      },
    })
    expect(status(moved).message).toBe(
      'Deployment.apps "web" is invalid: spec.selector: Invalid value: {"matchLabels":{"app":"x"}}: field is immutable',
    )
    send('POST', PODS, { body: podBody({ containers: [container] }) })
    const change = (spec: object) =>
      send('PATCH', `${PODS}/p`, { contentType: 'strategic-merge-patch', body: { spec } })
    expect(change({ containers: [{ name: 'c', image: 'nginx:1.28' }] }).code).toBe(200)
    expect(status(change({ containers: [{ name: 'd', image: 'nginx:1.28' }] })).message).toBe(
      'Pod "p" is invalid: spec.containers: Forbidden: pod updates may not add or remove containers',
    )
    expect(status(change({ hostNetwork: true })).message).toContain(
      'Pod "p" is invalid: spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`,',
    )
  })

  it('says what is wrong with a patch', () => {
    send('POST', DEPLOYMENTS, { body: deploymentBody() })
    const bad = send('PATCH', `${DEPLOYMENTS}/web`, {
      contentType: 'strategic-merge-patch',
      body: { spec: { replicas: 'two' } },
    })
    expect(status(bad).details?.causes?.[0]).toEqual({
      reason: 'FieldValueInvalid',
      message: 'Invalid value: "map[spec:map[replicas:two]]": unrecognized type: int32',
      field: 'patch',
    })
    const missing = send('PATCH', `${DEPLOYMENTS}/web`, {
      contentType: 'json-patch',
      body: [{ op: 'remove', path: '/spec/no' }],
    })
    expect([missing.code, status(missing).message]).toEqual([
      422,
      'the server rejected our request due to an error in our request',
    ])
    const long = send('PATCH', `${DEPLOYMENTS}/web`, {
      contentType: 'json-patch',
      body: Array.from({ length: 10_001 }, () => ({ op: 'test', path: '/kind', value: 'Deployment' })),
    })
    expect([long.code, status(long).message]).toEqual([
      413,
      'Request entity too large: The allowed maximum operations in a JSON patch is 10000, got 10001',
    ])
  })
})

describe('delete', () => {
  it('lets unscheduled pods go at once and gives others their grace', () => {
    cluster.stopComponent('kube-scheduler')
    send('POST', PODS, { body: podBody({ containers: [container] }) })
    cluster.settle()
    send('DELETE', `${PODS}/p`)
    expect(send('GET', `${PODS}/p`).code).toBe(404)
    cluster.startComponent('kube-scheduler')
    send('POST', PODS, { body: podBody({ containers: [container] }) })
    cluster.settle()
    const marked = object(send('DELETE', `${PODS}/p`, { body: { gracePeriodSeconds: 5 } }))
    expect(marked.metadata.deletionGracePeriodSeconds).toBe(5)
    expect(object(send('GET', `${PODS}/p`)).metadata.deletionTimestamp).toBeDefined()
    cluster.settle()
    expect(send('GET', `${PODS}/p`).code).toBe(404)
  })

  it('holds what has a finalizer', () => {
    const body = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a', finalizers: ['example.com/hold'] },
    }
    send('POST', CONFIGMAPS, { body })
    send('DELETE', `${CONFIGMAPS}/a`)
    expect(object(send('GET', `${CONFIGMAPS}/a`)).metadata.deletionTimestamp).toBeDefined()
    send('PATCH', `${CONFIGMAPS}/a`, { contentType: 'merge-patch', body: { metadata: { finalizers: null } } })
    expect(send('GET', `${CONFIGMAPS}/a`).code).toBe(404)
  })

  it('empties a namespace', () => {
    send('POST', '/api/v1/namespaces', {
      body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'red' } },
    })
    cluster.settle()
    send('POST', '/api/v1/namespaces/red/pods', { body: podBody({ containers: [container] }) })
    cluster.settle()
    send('DELETE', '/api/v1/namespaces/red')
    expect(object(send('GET', '/api/v1/namespaces/red')).status).toMatchObject({ phase: 'Terminating' })
    cluster.advance(60_000)
    expect(send('GET', '/api/v1/namespaces/red').code).toBe(404)
  })
})

describe('read', () => {
  it('prints tables', () => {
    const table = send('GET', '/api/v1/nodes', { accept: 'table' }).body as Table
    expect(table.columnDefinitions.filter((c) => c.priority === 0).map((c) => c.name)).toEqual([
      'Name',
      'Status',
      'Roles',
      'Age',
      'Version',
    ])
    expect(table.rows.map((row) => row.cells.slice(0, 3))).toEqual([
      ['control-plane', 'Ready', 'control-plane'],
      ['worker-1', 'Ready', '<none>'],
      ['worker-2', 'Ready', '<none>'],
    ])
  })

  it('selects by labels and fields', () => {
    const names = (query: Record<string, string>) =>
      (send('GET', '/api/v1/nodes', { query }).body as { items: KubeObject[] }).items.map(
        (n) => n.metadata.name,
      )
    expect(names({ labelSelector: 'node-role.kubernetes.io/control-plane' })).toEqual(['control-plane'])
    expect(names({ fieldSelector: 'metadata.name!=worker-1' })).toEqual(['control-plane', 'worker-2'])
    expect(status(send('GET', CONFIGMAPS, { query: { fieldSelector: 'data.x=y' } })).message).toBe(
      '"data.x" is not a known field selector: only "metadata.name", "metadata.namespace"',
    )
  })

  it('watches from a revision', () => {
    const query = { watch: 'true' }
    const start = send('GET', CONFIGMAPS, { query }).body as WatchPage
    send('POST', CONFIGMAPS, { body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } } })
    send('DELETE', `${CONFIGMAPS}/a`)
    const page = send('GET', CONFIGMAPS, { query: { ...query, resourceVersion: start.resourceVersion } })
      .body as WatchPage
    expect(page.events.map((event) => event.type)).toEqual(['ADDED', 'DELETED'])
  })

  it('serves scale and binding', () => {
    cluster.stopComponent('kube-scheduler')
    send('POST', DEPLOYMENTS, { body: deploymentBody() })
    const scale = object(send('GET', `${DEPLOYMENTS}/web/scale`))
    expect(scale.spec).toEqual({ replicas: 2 })
    send('PUT', `${DEPLOYMENTS}/web/scale`, { body: { ...scale, spec: { replicas: 4 } } })
    expect(object(send('GET', `${DEPLOYMENTS}/web`)).spec).toMatchObject({ replicas: 4 })
    send('POST', PODS, { body: podBody({ containers: [container] }) })
    const bind = () => send('POST', `${PODS}/p/binding`, { body: { target: { name: 'worker-1' } } })
    expect(bind().code).toBe(201)
    expect(status(bind()).message).toBe(
      'Operation cannot be fulfilled on pods/binding "p": pod p is already assigned to node "worker-1"',
    )
  })

  it('allocates addresses and ports of Services', () => {
    const body = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 's' },
      spec: { type: 'NodePort', ports: [{ port: 80 }], selector: { a: 'b' } },
    }
    const spec = object(send('POST', '/api/v1/namespaces/default/services', { body })).spec as {
      clusterIP: string
      ports: { nodePort: number }[]
    }
    expect(spec.clusterIP).toMatch(/^10\.(9[6-9]|10\d|11[01])\./)
    expect(spec.ports[0]?.nodePort).toBeGreaterThanOrEqual(30_086)
  })
})
