import { beforeAll, describe, expect, it } from 'vitest'
import { clusterWithAgnhost } from '@/lib/cluster/addons/agnhost-fixture'
import type { Status } from '@/lib/cluster/apimachinery/errors'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import type { Cluster } from '@/lib/cluster/cluster'

const user = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }
const CONFIGMAPS = '/api/v1/namespaces/default/configmaps'
const GROUP = '/apis/admissionregistration.k8s.io/v1'

let base: Cluster
let caBundle: string

const send = (cluster: Cluster, method: ApiRequest['method'], path: string, body?: object, query = {}) =>
  cluster.request({ method, path, user, query, ...(body ? { body } : {}) })

beforeAll(() => {
  ;({ cluster: base, caBundle } = clusterWithAgnhost(
    'hook',
    ['webhook', '--sidecar-image=busybox:1.36'],
    8444,
  ))
})

interface Given {
  hook?: object
  service?: object
  rule?: object
  bundle?: string
  kind?: 'validating' | 'mutating'
  name?: string
}

function configure(cluster: Cluster, path: string, given: Given = {}): void {
  const { kind = 'validating', name = 'test' } = given
  const rule = { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['configmaps'] }
  const service = { namespace: 'hooks', name: 'hook', path, ...given.service }
  const webhook = {
    name: `${name}.example.com`,
    rules: [{ ...rule, ...given.rule }],
    clientConfig: { service, caBundle: given.bundle ?? caBundle },
    admissionReviewVersions: ['v1'],
    sideEffects: 'None',
    ...given.hook,
  }
  const body = { metadata: { name }, webhooks: [webhook] }
  const { code, body: answer } = send(cluster, 'POST', `${GROUP}/${kind}webhookconfigurations`, body)
  if (code !== 201) throw new Error(JSON.stringify(answer))
}

const configMap = (data: object = {}, labels: object = {}) => ({ metadata: { name: 'c', labels }, data })

/** What creating a ConfigMap gives: its error, or `created`. */
function outcome(cluster: Cluster, query = {}): string {
  const { code, body } = send(cluster, 'POST', CONFIGMAPS, configMap(), query)
  return code === 201 ? 'created' : ((body as Status).message ?? '')
}

const failed = (why: string) =>
  `Internal error occurred: failed calling webhook "test.example.com": failed to call webhook: ${why}`
const posted = (path: string, why: string, target = 'hook.hooks.svc:443', seconds = 10) =>
  failed(`Post "https://${target}${path}?timeout=${seconds}s": ${why}`)

describe('a call', () => {
  it.each<[string, Given, string | RegExp]>([
    [
      '/always-deny',
      {},
      'admission webhook "test.example.com" denied the request: this webhook denies all requests',
    ],
    ['/configmaps', {}, 'created'],
    ['/nothing', {}, failed('the server could not find the requested resource')],
    ['/nothing', { hook: { failurePolicy: 'Ignore' } }, 'created'],
    ['/always-deny', { hook: { failurePolicy: 'Ignore' } }, /^admission webhook .* denied/],
    [
      '/always-allow-delay-5s',
      { hook: { timeoutSeconds: 4 } },
      posted('/always-allow-delay-5s', 'context deadline exceeded', undefined, 4),
    ],
    ['/always-allow-delay-5s', {}, 'created'],
    ['/x', { service: { name: 'none' } }, posted('/x', 'service "none" not found', 'none.hooks.svc:443')],
    [
      '/x',
      { service: { port: 8443 } },
      posted('/x', 'no service port 8443 found for service "hook"', 'hook.hooks.svc:8443'),
    ],
    [
      '/x',
      { bundle: '' },
      posted('/x', 'tls: failed to verify certificate: x509: certificate signed by unknown authority'),
    ],
    [
      '/x',
      { bundle: btoa('nonsense') },
      /could not get REST client: unable to load root certificates: unable to parse bytes as PEM block$/,
    ],
    ['/always-deny', { rule: { operations: ['UPDATE'] } }, 'created'],
    ['/always-deny', { rule: { resources: ['secrets'] } }, 'created'],
    ['/always-deny', { hook: { objectSelector: { matchLabels: { a: 'b' } } } }, 'created'],
    ['/always-deny', { hook: { namespaceSelector: { matchLabels: { a: 'b' } } } }, 'created'],
    [
      '/always-deny',
      { hook: { matchConditions: [{ name: 'n', expression: 'object.metadata.name != "c"' }] } },
      'created',
    ],
    [
      '/always-deny',
      {
        hook: {
          matchConditions: [
            { name: 'broken', expression: 'object.missing == 1' },
            { name: 'other', expression: 'false' },
          ],
        },
      },
      'created',
    ],
    [
      '/always-deny',
      { hook: { matchConditions: [{ name: 'broken', expression: 'object.missing == 1' }] } },
      /^configmaps "c" is forbidden: expression 'object.missing == 1' resulted in error: no such key: missing$/,
    ],
  ])('%s %j', (path, given, expected) => {
    const cluster = base.fork()
    configure(cluster, path, given)
    if (typeof expected === 'string') expect(outcome(cluster)).toBe(expected)
    else expect(outcome(cluster)).toMatch(expected)
  })

  it('is dropped by a NetworkPolicy that lets nobody in', () => {
    const cluster = base.fork()
    configure(cluster, '/configmaps')
    const policy = { metadata: { name: 'none' }, spec: { podSelector: {}, policyTypes: ['Ingress'] } }
    send(cluster, 'POST', '/apis/networking.k8s.io/v1/namespaces/hooks/networkpolicies', policy)
    expect(outcome(cluster)).toBe(posted('/configmaps', 'context deadline exceeded'))
  })

  it('is refused where no Pod is left, and by a server that speaks no TLS', () => {
    const cluster = base.fork()
    configure(cluster, '/configmaps')
    const deployment = '/apis/apps/v1/namespaces/hooks/deployments/hook'
    send(cluster, 'DELETE', deployment)
    cluster.settle()
    expect(outcome(cluster)).toMatch(/dial tcp 10\.[\d.]+:443: connect: connection refused$/)
    const spec = { containers: [{ name: 'c', image: 'nginx:1.27' }] }
    const pod = { metadata: { name: 'plain', labels: { app: 'plain' } }, spec }
    send(cluster, 'POST', '/api/v1/namespaces/hooks/pods', pod)
    const ports = [{ name: 'https', port: 443, targetPort: 80 }]
    cluster.request({
      method: 'PATCH',
      path: '/api/v1/namespaces/hooks/services/hook',
      contentType: 'merge-patch',
      body: { spec: { selector: { app: 'plain' }, ports } },
      user,
    })
    cluster.settle()
    expect(outcome(cluster)).toBe(posted('/configmaps', 'http: server gave HTTP response to HTTPS client'))
  })

  it('is not made for what configures it', () => {
    const cluster = base.fork()
    configure(cluster, '/always-deny', { rule: { apiGroups: ['*'], resources: ['*'], operations: ['*'] } })
    expect(send(cluster, 'DELETE', `${GROUP}/validatingwebhookconfigurations/test`).code).toBe(200)
    expect(outcome(cluster)).toBe('created')
  })
})

describe('mutation', () => {
  const mutating = (name: string, hook: object = {}): Given => ({ kind: 'mutating', name, hook })
  const created = (cluster: Cluster, data: object) => {
    const { body } = send(cluster, 'POST', CONFIGMAPS, configMap(data))
    return body as KubeObject
  }

  it('patches what is stored', () => {
    const cluster = base.fork()
    configure(cluster, '/mutating-configmaps', mutating('one'))
    expect(created(cluster, { 'mutation-start': 'yes' }).data).toEqual({
      'mutation-start': 'yes',
      'mutation-stage-1': 'yes',
    })
  })

  it.each([
    ['Never', undefined],
    ['IfNeeded', 'yes'],
  ])('asks a webhook again after a later one: %s', (reinvocationPolicy, second) => {
    const cluster = base.fork()
    configure(cluster, '/mutating-configmaps', mutating('a', { reinvocationPolicy }))
    configure(cluster, '/add-label', mutating('b'))
    const { data, metadata } = created(cluster, { 'mutation-start': 'yes' })
    expect((data as Record<string, string>)['mutation-stage-2']).toBe(second)
    expect(metadata.labels).toMatchObject({ 'added-label': 'yes' })
  })

  it('adds a container that plugins of the server see', () => {
    const cluster = base.fork()
    configure(cluster, '/mutating-pods-sidecar', { kind: 'mutating', rule: { resources: ['pods'] } })
    const spec = { containers: [{ name: 'c', image: 'nginx:1.27' }] }
    const body = { metadata: { generateName: 'p-' }, spec }
    const pod = send(cluster, 'POST', '/api/v1/namespaces/default/pods', body).body as KubeObject
    const { containers, volumes } = pod.spec as {
      containers: { name: string; terminationMessagePath: string; volumeMounts: object[] }[]
      volumes: object[]
    }
    expect(containers.map(({ name }) => name)).toEqual(['c', 'webhook-added-sidecar'])
    expect(containers[1]?.terminationMessagePath).toBe('/dev/termination-log')
    expect(containers[1]?.volumeMounts).toHaveLength(1)
    expect(volumes).toHaveLength(1)
    expect(pod.metadata.name).toMatch(/^p-.{5}$/)
  })

  it('sees an object in the version that its rule names', () => {
    const cluster = base.fork()
    const rule = { apiGroups: ['autoscaling'], apiVersions: ['v1'], resources: ['horizontalpodautoscalers'] }
    configure(cluster, '/add-label', { kind: 'mutating', rule })
    const spec = { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'd' } }
    const path = '/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers'
    const { metadata, apiVersion } = send(cluster, 'POST', path, { metadata: { name: 'h' }, spec })
      .body as KubeObject
    expect([apiVersion, metadata.labels]).toEqual(['autoscaling/v2', { 'added-label': 'yes' }])
  })
})
