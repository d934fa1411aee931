import { beforeEach, describe, expect, it } from 'vitest'
import { admissionPlugins } from '@/lib/cluster/admission/index'
import { encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import { encodeRequest, makePublicKey, toPem } from '@/lib/cluster/auth/x509'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'

const admin = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }
const kai = { username: 'kai', groups: ['system:authenticated'] }
const CSRS = '/apis/certificates.k8s.io/v1/certificatesigningrequests'
const RBAC = '/apis/rbac.authorization.k8s.io/v1'
const PODS = '/api/v1/namespaces/default/pods'

let cluster: Cluster
beforeEach(() => {
  cluster = createCluster()
})

function send(method: ApiRequest['method'], path: string, body: object, user = admin) {
  const response = cluster.request({ method, path, body, user, contentType: 'merge-patch' })
  const { message, spec } = response.body as { message?: string; spec?: object }
  return { code: response.code, message, spec }
}

it('asks in the order of the real server', () => {
  expect(admissionPlugins.map(({ name }) => name).join(' ')).toBe(
    'RBACEscalation NamespaceLifecycle LimitRanger ServiceAccount NodeRestriction TaintNodesByCondition PodSecurity Priority DefaultTolerationSeconds DefaultStorageClass StorageObjectInUseProtection PersistentVolumeClaimResize RuntimeClass CertificateApproval CertificateSigning CertificateSubjectRestriction DefaultIngressClass PodTopologyLabels PodResize MutatingAdmissionPolicy MutatingAdmissionWebhook ValidatingAdmissionPolicy ValidatingAdmissionWebhook ResourceQuota',
  )
})

describe('CertificateApproval and CertificateSigning', () => {
  const SIGNER = 'example.com/own'
  beforeEach(() => {
    const subject = { subject: [['CN', 'ann']] as [string, string][], dns: [], ips: [] }
    const bytes = encodeRequest({ ...subject, publicKey: makePublicKey(() => 7) })
    const request = encodeBase64(toPem('CERTIFICATE REQUEST', bytes))
    const spec = { request, signerName: SIGNER, usages: ['client auth'] }
    const made = cluster.request({
      method: 'POST',
      path: CSRS,
      body: { metadata: { name: 'c' }, spec },
      user: admin,
      component: true,
    })
    if (made.code !== 201) throw new Error(JSON.stringify(made.body))
  })

  function grant(...names: string[]): void {
    const apiGroups = ['certificates.k8s.io']
    const rules = [
      {
        apiGroups,
        resources: ['certificatesigningrequests/approval', 'certificatesigningrequests/status'],
        verbs: ['update', 'patch'],
      },
      ...(names.length > 0
        ? [{ apiGroups, resources: ['signers'], resourceNames: names, verbs: ['approve', 'sign'] }]
        : []),
    ]
    send('POST', `${RBAC}/clusterroles`, { metadata: { name: 'r' }, rules })
    const subjects = [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'kai' }]
    const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'r' }
    send('POST', `${RBAC}/clusterrolebindings`, { metadata: { name: 'b' }, roleRef, subjects })
  }

  const approved = {
    status: { conditions: [{ type: 'Approved', status: 'True', reason: 'r', message: 'm' }] },
  }
  const forbidden = (verb: string) =>
    `certificatesigningrequests.certificates.k8s.io "c" is forbidden: user not permitted to ${verb} requests with signerName "${SIGNER}"`

  it.each<[string, string, string[], string | undefined]>([
    ['approval', 'approve', [], forbidden('approve')],
    ['approval', 'approve', ['kubernetes.io/kubelet-serving'], forbidden('approve')],
    ['approval', 'approve', [SIGNER], undefined],
    ['approval', 'approve', ['example.com/*'], undefined],
    ['status', 'sign', [], forbidden('sign')],
    ['status', 'sign', [SIGNER], undefined],
  ])('%s needs %s for the signer: %j', (subresource, _, names, message) => {
    grant(...names)
    const failed = { status: { conditions: [{ type: 'Failed', status: 'True', reason: 'r', message: 'm' }] } }
    const body = subresource === 'approval' ? approved : failed
    const { code, message: said } = send('PATCH', `${CSRS}/c/${subresource}`, body, kai)
    expect([code, said]).toEqual([message ? 403 : 200, message])
  })

  it('lets those change other things of the status', () => {
    grant()
    expect(send('PATCH', `${CSRS}/c/status`, { metadata: { labels: { a: 'b' } } }, kai).code).toBe(200)
  })
})

describe('TaintNodesByCondition', () => {
  it.each([[undefined], [[{ key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' }]]])(
    '%j',
    (taints) => {
      const { spec } = send('POST', '/api/v1/nodes', {
        metadata: { name: 'n' },
        spec: taints ? { taints } : {},
      })
      expect(spec).toEqual({ taints: [{ effect: 'NoSchedule', key: 'node.kubernetes.io/not-ready' }] })
    },
  )
})

describe('PodTopologyLabels', () => {
  it.each([
    [{}, { 'topology.kubernetes.io/zone': 'a' }],
    [{ 'topology.kubernetes.io/zone': 'mine' }, { 'topology.kubernetes.io/zone': 'mine' }],
  ])('are those of the node, unless the Pod has its own: %j', (labels, expected) => {
    for (const name of ['worker-1', 'worker-2'])
      send('PATCH', `/api/v1/nodes/${name}`, { metadata: { labels: { 'topology.kubernetes.io/zone': 'a' } } })
    const spec = { containers: [{ name: 'c', image: 'nginx:1.27' }] }
    send('POST', PODS, { metadata: { name: 'p', labels }, spec })
    cluster.settle()
    const { body } = cluster.request({ method: 'GET', path: `${PODS}/p`, user: admin })
    expect((body as KubeObject).metadata.labels).toEqual(expected)
  })
})

describe('subresources', () => {
  const GROUP = '/apis/admissionregistration.k8s.io/v1'
  function deny(resource: string, operation: string, expression: string): void {
    const rule = { apiGroups: [''], apiVersions: ['v1'], operations: [operation], resources: [resource] }
    const spec = {
      matchConstraints: { resourceRules: [rule] },
      validations: [{ expression: `!(${expression})`, message: 'no' }],
    }
    send('POST', `${GROUP}/validatingadmissionpolicies`, { metadata: { name: 'v' }, spec })
    const binding = { policyName: 'v', validationActions: ['Deny'] }
    send('POST', `${GROUP}/validatingadmissionpolicybindings`, { metadata: { name: 'v' }, spec: binding })
  }

  it.each<[string, string, string, string, object]>([
    [
      'pods/exec',
      'CONNECT',
      "object.command[0] == 'ls' && request.kind.kind == 'PodExecOptions'",
      `${PODS}/p/exec`,
      { command: ['ls'] },
    ],
    [
      'pods/eviction',
      'CREATE',
      "request.kind.kind == 'Eviction' && request.name == 'p'",
      `${PODS}/p/eviction`,
      {},
    ],
    [
      'serviceaccounts/token',
      'CREATE',
      "request.subResource == 'token'",
      '/api/v1/namespaces/default/serviceaccounts/default/token',
      {},
    ],
  ])('%s is asked for', (resource, operation, expression, path, body) => {
    const spec = { containers: [{ name: 'c', image: 'nginx:1.27' }] }
    send('POST', PODS, { metadata: { name: 'p' }, spec })
    cluster.settle()
    deny(resource, operation, expression)
    expect(send('POST', path, body).message).toMatch(
      /ValidatingAdmissionPolicy 'v' with binding 'v' denied request: no$/,
    )
  })

  it('status is asked for', () => {
    deny('nodes/status', 'UPDATE', "object.status.capacity.cpu == '99'")
    const patch = (cpu: string) =>
      send('PATCH', '/api/v1/nodes/worker-1/status', { status: { capacity: { cpu } } })
    expect([patch('98').code, patch('99').code]).toEqual([200, 422])
  })
})

describe('NodeRestriction', () => {
  const worker = { username: 'system:node:worker-1', groups: ['system:nodes', 'system:authenticated'] }
  /** As a kubelet, whatever the authorizer would say before. */
  function ask(method: ApiRequest['method'], path: string, body: object) {
    const asked = { method, path, body, user: worker, component: true, contentType: 'merge-patch' as const }
    const response = cluster.request(asked)
    return response.code < 400 ? 'done' : (response.body as { message: string }).message
  }
  const NODES = '/api/v1/nodes'
  const label = (key: string) => ({ metadata: { labels: { [key]: 'x' } } })

  it.each<[ApiRequest['method'], string, object, string]>([
    ['PATCH', `${NODES}/worker-1`, label('tier'), 'done'],
    ['PATCH', `${NODES}/worker-1`, label('node.kubernetes.io/own'), 'done'],
    [
      'PATCH',
      `${NODES}/worker-1`,
      label('node-restriction.kubernetes.io/secure'),
      'nodes "worker-1" is forbidden: is not allowed to modify labels: node-restriction.kubernetes.io/secure',
    ],
    [
      'PATCH',
      `${NODES}/worker-1`,
      label('node-role.kubernetes.io/control-plane'),
      'nodes "worker-1" is forbidden: is not allowed to modify labels: node-role.kubernetes.io/control-plane',
    ],
    [
      'PATCH',
      `${NODES}/worker-2`,
      label('tier'),
      'nodes "worker-2" is forbidden: node "worker-1" is not allowed to modify node "worker-2"',
    ],
    [
      'PATCH',
      `${NODES}/worker-1`,
      { spec: { taints: [{ key: 'a', effect: 'NoSchedule' }] } },
      'nodes "worker-1" is forbidden: node "worker-1" is not allowed to modify taints',
    ],
    ['PATCH', `${NODES}/worker-1`, { spec: { unschedulable: true } }, 'done'],
    [
      'POST',
      PODS,
      {
        metadata: { name: 'p' },
        spec: { nodeName: 'worker-1', containers: [{ name: 'c', image: 'nginx' }] },
      },
      'pods "p" is forbidden: pod does not have "kubernetes.io/config.mirror" annotation, node "worker-1" can only create mirror pods',
    ],
    [
      'DELETE',
      `${PODS}/other`,
      {},
      'pods "other" is forbidden: node "worker-1" can only delete pods with spec.nodeName set to itself',
    ],
    [
      'PATCH',
      `${PODS}/other/status`,
      { status: { phase: 'Failed' } },
      'pods "other" is forbidden: node "worker-1" can only update pod status for pods with spec.nodeName set to itself',
    ],
    [
      'PATCH',
      `${PODS}/other`,
      label('a'),
      'pods "other" is forbidden: unexpected operation "UPDATE", node "worker-1" can only create and delete mirror pods',
    ],
    [
      'POST',
      `${PODS}/other/eviction`,
      {},
      'pods "other" is forbidden: node worker-1 can only evict pods with spec.nodeName set to itself',
    ],
    [
      'POST',
      '/api/v1/namespaces/default/serviceaccounts/default/token',
      { spec: {} },
      'serviceaccounts "default" is forbidden: node requested token not bound to a pod',
    ],
    [
      'PATCH',
      '/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/worker-2',
      label('a'),
      'leases.coordination.k8s.io "worker-2" is forbidden: can only access node lease with the same name as the requesting node',
    ],
  ])('%s %s %j', (method, path, body, expected) => {
    const spec = { nodeName: 'worker-2', containers: [{ name: 'c', image: 'nginx:1.27' }] }
    send('POST', PODS, { metadata: { name: 'other' }, spec })
    expect(ask(method, path, body)).toBe(expected)
  })
})
