import { beforeEach, describe, expect, it } from 'vitest'
import type { Status } from '@/lib/cluster/apimachinery/errors'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'

const user = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }
const GROUP = '/apis/admissionregistration.k8s.io/v1'
const DEPLOYMENTS = '/apis/apps/v1/namespaces/default/deployments'

let cluster: Cluster
beforeEach(() => {
  cluster = createCluster()
})

const post = (path: string, body: object) => cluster.request({ method: 'POST', path, body, user })

const rule = { apiGroups: ['apps'], apiVersions: ['v1'], operations: ['CREATE'], resources: ['deployments'] }
const apply = (expression: string) => ({
  patchType: 'ApplyConfiguration',
  applyConfiguration: { expression },
})
const patch = (expression: string) => ({ patchType: 'JSONPatch', jsonPatch: { expression } })

function policy(mutations: object[], spec: object = {}, name = 'm') {
  const matchConstraints = { resourceRules: [rule] }
  return { metadata: { name }, spec: { matchConstraints, reinvocationPolicy: 'Never', mutations, ...spec } }
}

function bind(mutations: object[], spec: object = {}, binding: object = {}, name = 'm'): void {
  const made = post(`${GROUP}/mutatingadmissionpolicies`, policy(mutations, spec, name))
  if (made.code !== 201) throw new Error(JSON.stringify(made.body))
  post(`${GROUP}/mutatingadmissionpolicybindings`, {
    metadata: { name },
    spec: { policyName: name, ...binding },
  })
}

const deployment = {
  metadata: { name: 'd', labels: { a: 'b' } },
  spec: {
    selector: { matchLabels: { a: 'b' } },
    template: {
      metadata: { labels: { a: 'b' } },
      spec: { nodeSelector: { disk: 'ssd' }, containers: [{ name: 'c', image: 'nginx:1.27' }] },
    },
  },
}

/** The Deployment that is stored, or why none is. */
function created(): KubeObject | string {
  const { code, body } = post(DEPLOYMENTS, deployment)
  return code === 201 ? (body as KubeObject) : ((body as Status).message ?? '')
}

describe('mutations', () => {
  it.each<[string, object[], object, object]>([
    ['nothing', [apply('Object{}')], {}, { spec: { replicas: 1 } }],
    ['a field', [apply('Object{spec: Object.spec{replicas: 3}}')], {}, { spec: { replicas: 3 } }],
    [
      'labels beside those there',
      [apply('Object{metadata: Object.metadata{labels: {"team": request.userInfo.username}}}')],
      {},
      { metadata: { labels: { a: 'b', team: 'kubernetes-admin' } } },
    ],
    [
      'a container by its name',
      [
        apply(
          'Object{spec: Object.spec{template: Object.spec.template{spec: Object.spec.template.spec{containers: object.spec.template.spec.containers.map(c, Object.spec.template.spec.containers{name: c.name, imagePullPolicy: "Always"})}}}}',
        ),
      ],
      {},
      { spec: { template: { spec: { containers: [{ image: 'nginx:1.27', imagePullPolicy: 'Always' }] } } } },
    ],
    [
      'a patch',
      [
        patch(
          '[JSONPatch{op: "test", path: "/spec/replicas", value: 1}, JSONPatch{op: "replace", path: "/spec/replicas", value: 2}]',
        ),
      ],
      {},
      { spec: { replicas: 2 } },
    ],
    [
      'a patch whose test fails',
      [
        patch(
          '[JSONPatch{op: "test", path: "/spec/replicas", value: 5}, JSONPatch{op: "replace", path: "/spec/replicas", value: 2}]',
        ),
      ],
      {},
      { spec: { replicas: 1 } },
    ],
    [
      'one after another',
      [
        apply('Object{spec: Object.spec{replicas: 3}}'),
        apply('Object{spec: Object.spec{replicas: object.spec.replicas + variables.more}}'),
      ],
      { variables: [{ name: 'more', expression: '2' }] },
      { spec: { replicas: 5 } },
    ],
    [
      'only what its conditions match',
      [apply('Object{spec: Object.spec{replicas: 3}}')],
      { matchConditions: [{ name: 'n', expression: 'object.metadata.name != "d"' }] },
      { spec: { replicas: 1 } },
    ],
    [
      'nothing that fails, with Ignore',
      [apply('Object{spec: Object.spec{replicas: object.no}}')],
      { failurePolicy: 'Ignore' },
      { spec: { replicas: 1 } },
    ],
  ])('%s', (_, mutations, spec, expected) => {
    bind(mutations, spec)
    expect(created()).toMatchObject(expected)
  })

  it.each<[string, string]>([
    [
      'Object{spec: Object.spec{replicas: object.no}}',
      "expression 'Object{spec: Object.spec{replicas: object.no}}' resulted in error: no such key: no",
    ],
    [
      'Object{spec: Object.other{replicas: 1}}',
      'type mismatch: unexpected type name "Object.other", expected "Object.spec", which matches field name path from root Object type',
    ],
    [
      'Object{spec: Object.spec{template: Object.spec.template{spec: Object.spec.template.spec{nodeSelector: {"a": "b"}}}}}',
      'error applying patch: invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: .spec.template.spec.nodeSelector',
    ],
  ])('refuses what %s makes', (expression, why) => {
    bind([apply(expression)])
    expect(created()).toBe(`policy 'm' with binding 'm' denied request: ${why}`)
  })

  it('takes parameters, and refuses when they must be there', () => {
    const paramKind = { apiVersion: 'v1', kind: 'ConfigMap' }
    const mutation = apply('Object{spec: Object.spec{replicas: int(params.data.replicas)}}')
    const paramRef = { name: 'settings', namespace: 'default', parameterNotFoundAction: 'Deny' }
    bind([mutation], { paramKind }, { paramRef })
    expect(created()).toBe(
      "policy 'm' with binding 'm' denied request: failed to configure binding: no params found for policy binding with `Deny` parameterNotFoundAction",
    )
    post('/api/v1/namespaces/default/configmaps', { metadata: { name: 'settings' }, data: { replicas: '4' } })
    expect(created()).toMatchObject({ spec: { replicas: 4 } })
  })

  it.each([
    ['Never', 2],
    ['IfNeeded', 3],
  ])('is asked again after a later one: %s', (reinvocationPolicy, replicas) => {
    const sees = 'has(object.metadata.annotations) ? 3 : 2'
    bind([apply(`Object{spec: Object.spec{replicas: ${sees}}}`)], { reinvocationPolicy }, {}, 'a')
    bind([apply('Object{metadata: Object.metadata{annotations: {"x": "y"}}}')], {}, {}, 'b')
    expect(created()).toMatchObject({ spec: { replicas } })
  })
})

describe('a policy', () => {
  it.each<[object, RegExp]>([
    [policy([]), /spec.mutations: Required value: mutations must contain at least one item/],
    [policy([{}]), /spec.mutations\[0\].patchType: Required value/],
    [
      policy([{ patchType: 'Merge' }]),
      /patchType: Unsupported value: "Merge": supported values: "ApplyConfiguration", "JSONPatch"/,
    ],
    [
      policy([{ patchType: 'JSONPatch' }]),
      /jsonPatch: Required value: must be specified when patchType is JSONPatch/,
    ],
    [
      policy([apply('Object{')]),
      /applyConfiguration.expression: Invalid value: "Object{": compilation failed: ERROR: <input>:1:8: Syntax error/,
    ],
    [policy([apply('1')]), /must evaluate to Object but got int/],
    [policy([patch('Object{}')]), /must evaluate to list\(JSONPatch\) but got Object/],
    [
      policy([apply('Object{}')], { reinvocationPolicy: 'Often' }),
      /spec.reinvocationPolicy: Unsupported value: "Often"/,
    ],
    [
      policy([apply('Object{}')], { matchConstraints: {} }),
      /spec.matchConstraints.resourceRules: Required value/,
    ],
    [policy([apply('Object{spec: params}')]), /undeclared reference to 'params'/],
  ])('%j', (body, message) => {
    const { code, body: answer } = post(`${GROUP}/mutatingadmissionpolicies`, body)
    expect([code, (answer as Status).message]).toEqual([422, expect.stringMatching(message)])
  })
})

describe('the authorizer of expressions', () => {
  it.each([
    [
      "authorizer.group('apps').resource('deployments').namespace('default').check('create').allowed()",
      'kai',
      false,
    ],
    ["authorizer.group('apps').resource('deployments').check('create').allowed()", user.username, true],
    ["authorizer.requestResource.check('create').allowed()", user.username, true],
    ["authorizer.path('/version').check('get').allowed()", 'kai', true],
    [
      "authorizer.serviceAccount('default', 'default').group('').resource('secrets').check('get').allowed()",
      user.username,
      false,
    ],
  ])('%s for %s: %s', (expression, username, allowed) => {
    const spec = {
      matchConstraints: { resourceRules: [rule] },
      validations: [{ expression: `${expression} == ${allowed}` }],
    }
    post(`${GROUP}/validatingadmissionpolicies`, { metadata: { name: 'v' }, spec })
    const binding = { policyName: 'v', validationActions: ['Deny'] }
    post(`${GROUP}/validatingadmissionpolicybindings`, { metadata: { name: 'v' }, spec: binding })
    const groups = username === user.username ? user.groups : ['system:authenticated']
    const asked = { method: 'POST' as const, path: DEPLOYMENTS, body: deployment, component: true }
    expect(cluster.request({ ...asked, user: { username, groups } }).code).toBe(201)
  })
})
