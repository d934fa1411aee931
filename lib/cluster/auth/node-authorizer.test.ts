import { describe, expect, it } from 'vitest'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import type { ObjectIndex } from '@/lib/cluster/apimachinery/object-index'
import type { AuthorizationAttributes } from '@/lib/cluster/auth/authorizer'
import { nodeAuthorizer, unionAuthorizer } from '@/lib/cluster/auth/node-authorizer'

const pod = {
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'a' },
  spec: {
    nodeName: 'n1',
    serviceAccountName: 'robot',
    imagePullSecrets: [{ name: 'pull' }],
    containers: [
      { name: 'c', env: [{ name: 'K', valueFrom: { secretKeyRef: { name: 'env', key: 'k' } } }] },
      { name: 'd', envFrom: [{ configMapRef: { name: 'all' } }] },
    ],
    volumes: [
      { name: 'v', projected: { sources: [{ secret: { name: 'part' } }] } },
      { name: 'w', persistentVolumeClaim: { claimName: 'data' } },
    ],
  },
} as unknown as KubeObject
const volume = { spec: { claimRef: { namespace: 'a', name: 'data' } } } as unknown as KubeObject
const role = { rules: [{ apiGroups: [''], resources: ['services'], verbs: ['get', 'list', 'watch'] }] }

const reader = {
  get: (resource: string, key: string) =>
    resource === 'persistentvolumes' && key === 'pv'
      ? volume
      : resource.startsWith('clusterroles')
        ? (role as unknown as KubeObject)
        : undefined,
  list: () => [],
  indexed: (resource: string, index: ObjectIndex, value: string, namespace?: string) =>
    resource === 'pods' && index.valueOf(pod) === value && (namespace === undefined || namespace === 'a')
      ? [pod]
      : [],
}

const request = (node: string, rest: Partial<AuthorizationAttributes>): AuthorizationAttributes => ({
  user: { username: `system:node:${node}`, groups: ['system:nodes'] },
  verb: 'get',
  group: '',
  resource: 'secrets',
  path: '',
  namespace: 'a',
  ...rest,
})

const NO_RELATION = "no relationship found between node 'n2' and this object"

describe('the authorizer of nodes', () => {
  const decide = nodeAuthorizer(reader)
  it.each<[string, string, Partial<AuthorizationAttributes>, true | string | undefined]>([
    ['a secret of an image', 'n1', { name: 'pull' }, true],
    ['a secret of the environment', 'n1', { name: 'env' }, true],
    ['a projected secret', 'n1', { name: 'part' }, true],
    ['a ConfigMap of the environment', 'n1', { resource: 'configmaps', name: 'all' }, true],
    ['a claim', 'n1', { resource: 'persistentvolumeclaims', name: 'data' }, true],
    ['the volume of a claim', 'n1', { resource: 'persistentvolumes', name: 'pv', namespace: '' }, true],
    [
      'a token',
      'n1',
      { resource: 'serviceaccounts', subresource: 'token', verb: 'create', name: 'robot' },
      true,
    ],
    ['the pod', 'n1', { resource: 'pods', name: 'web' }, true],
    ['another node, a secret', 'n2', { name: 'pull' }, NO_RELATION],
    ['another node, the pod', 'n2', { resource: 'pods', name: 'web' }, NO_RELATION],
    ['all secrets', 'n1', { verb: 'list' }, 'No Object name found'],
    ['a write of a secret', 'n1', { verb: 'update', name: 'pull' }, 'can only read resources of this type'],
    [
      'all pods',
      'n1',
      { resource: 'pods', verb: 'list' },
      'can only list/watch pods with spec.nodeName field selector',
    ],
    ['its pods', 'n1', { resource: 'pods', verb: 'list', fieldSelector: 'spec.nodeName=n1' }, true],
    ['itself', 'n1', { resource: 'nodes', name: 'n1', namespace: '' }, true],
    [
      'another node',
      'n1',
      { resource: 'nodes', name: 'n2', namespace: '' },
      "node 'n1' cannot read 'n2', only its own Node object",
    ],
    [
      'another lease',
      'n1',
      { group: 'coordination.k8s.io', resource: 'leases', namespace: 'kube-node-lease', name: 'n2' },
      'can only access node lease with the same name as the requesting node',
    ],
    ['services by the role of nodes', 'n1', { resource: 'services', verb: 'list' }, true],
    ['deployments', 'n1', { group: 'apps', resource: 'deployments', verb: 'list' }, undefined],
  ])('%s', (_what, node, rest, expected) => {
    const { allowed, reason } = decide(request(node, rest))
    expect(allowed ? true : reason).toBe(expected)
  })

  it('has no opinion of others, and joins what authorizers say', () => {
    expect(decide({ ...request('n1', {}), user: { username: 'system:node:n1', groups: [] } })).toEqual({
      allowed: false,
    })
    const union = unionAuthorizer(decide, () => ({ allowed: false, reason: 'RBAC: x' }))
    expect(union(request('n2', { name: 'pull' })).reason).toBe(`${NO_RELATION}\nRBAC: x`)
  })
})
