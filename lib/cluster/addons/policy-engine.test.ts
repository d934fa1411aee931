import { describe, expect, it } from 'vitest'
import type { Status } from '@/lib/cluster/apimachinery/errors'
import type { KubeObject } from '@/lib/cluster/apimachinery/object'
import { type Cluster, createCluster } from '@/lib/cluster/cluster'

const user = { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] }
const POLICIES = '/apis/kyverno.io/v1/clusterpolicies'
const PODS = '/api/v1/namespaces/default/pods'

const post = (cluster: Cluster, path: string, body: object) =>
  cluster.request({ method: 'POST', path, body, user })

const pods = { any: [{ resources: { kinds: ['Pod'] } }] }

function policy(rule: object, name = 'p') {
  return { metadata: { name }, spec: { rules: [{ name: 'r', match: pods, ...rule }] } }
}

const enforce = (validate: object) =>
  policy({ validate: { failureAction: 'Enforce', message: 'no', ...validate } })

const pod = (spec: object = {}, metadata: object = {}) => ({
  metadata: { name: 'web', ...metadata },
  spec: { containers: [{ name: 'c', image: 'nginx:1.27', ...spec }] },
})

/** What a request gives under one policy: the violated rules and where, or `created`. */
function judged(given: object, path: string, body: object): string {
  const cluster = createCluster({ addons: ['policy-engine'] })
  const made = post(cluster, POLICIES, given)
  if (made.code !== 201) throw new Error(JSON.stringify(made.body))
  const { code, body: answer } = post(cluster, path, body)
  const { message = '' } = answer as Status
  const found = [...message.matchAll(/rule (\S+) failed at\s+path (\S+?)'?$/gm)].map(([, ...two]) =>
    two.join(' '),
  )
  return code === 201 ? 'created' : found.join(', ') || message
}

const template = {
  metadata: { name: 'web' },
  spec: {
    selector: { matchLabels: { a: 'b' } },
    template: { metadata: { labels: { a: 'b' } }, spec: pod().spec },
  },
}
const DEPLOYMENTS = '/apis/apps/v1/namespaces/default/deployments'
const team = { pattern: { metadata: { labels: { team: '?*' } } } }

describe('validating policies', () => {
  it.each<[string, object, string, object, string | RegExp]>([
    ['a label', enforce(team), PODS, pod({}, { labels: { a: 'b' } }), 'r /metadata/labels/team/'],
    ['a label that is there', enforce(team), PODS, pod({}, { labels: { team: 'x' } }), 'created'],
    [
      'its Deployment',
      enforce(team),
      DEPLOYMENTS,
      template,
      'autogen-r /spec/template/metadata/labels/team/',
    ],
    ['Audit', policy({ validate: { ...team, message: 'm' } }), PODS, pod(), 'created'],
    [
      'one of several patterns',
      enforce({ anyPattern: [team.pattern, { spec: { containers: [{ image: 'nginx*' }] } }] }),
      PODS,
      pod(),
      'created',
    ],
    [
      'a denial',
      enforce({
        message: '{{ request.object.metadata.name }} is no name',
        deny: {
          conditions: {
            any: [{ key: '{{ request.object.metadata.name }}', operator: 'AnyIn', value: ['w*'] }],
          },
        },
      }),
      PODS,
      pod(),
      /r: web is no name/,
    ],
    [
      'a precondition',
      policy({
        preconditions: { all: [{ key: '{{ request.operation }}', operator: 'NotEquals', value: 'CREATE' }] },
        validate: { failureAction: 'Enforce', ...team },
      }),
      PODS,
      pod(),
      'created',
    ],
    [
      'an exclusion',
      policy({
        exclude: { any: [{ resources: { namespaces: ['def*'] } }] },
        validate: { failureAction: 'Enforce', ...team },
      }),
      PODS,
      pod(),
      'created',
    ],
  ])('%s', (_, given, path, body, expected) => {
    const found = judged(given, path, body)
    if (typeof expected === 'string') expect(found).toBe(expected)
    else expect(found).toMatch(expected)
  })
})

it.each<[object, string]>([
  [{ generate: {} }, 'path: spec.rules[0].generate: not supported in this cluster'],
  [{}, "no operation defined in the rule 'r'"],
  [{ validate: {} }, 'one of pattern, anyPattern, deny must be specified'],
  [{ validate: { pattern: {}, cel: {} } }, 'path: spec.rules[0].validate.cel: not supported in this cluster'],
  [
    { validate: { deny: { conditions: [{ key: 'a', operator: 'Like', value: 'b' }] } } },
    '`operator` is invalid: "Like"',
  ],
  [{ validate: { pattern: { a: '{{ images.x[?y] }}' } } }, 'is not supported in this cluster'],
])('refuses the rule %j', (rule, message) => {
  const cluster = createCluster({ addons: ['policy-engine'] })
  const { body } = post(cluster, POLICIES, policy(rule))
  expect((body as Status).message).toContain(
    'admission webhook "validate-policy.kyverno.svc" denied the request',
  )
  expect((body as Status).message).toContain(message)
})

it('mutates', () => {
  const cluster = createCluster({ addons: ['policy-engine'] })
  const patchStrategicMerge = {
    metadata: { labels: { '+(team)': 'none', '+(a)': 'none' } },
    spec: { containers: [{ '(image)': 'nginx*', imagePullPolicy: 'Always' }] },
  }
  post(cluster, POLICIES, policy({ mutate: { patchStrategicMerge } }))
  const made = post(cluster, PODS, pod({}, { labels: { a: 'b' } })).body as KubeObject
  expect(made.metadata.labels).toEqual({ a: 'b', team: 'none' })
  expect(made.spec).toMatchObject({ containers: [{ imagePullPolicy: 'Always' }] })
})

it('reads its policies with the rights of its account', () => {
  const cluster = createCluster({ addons: ['policy-engine'] })
  post(cluster, POLICIES, enforce(team))
  const path = '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/kyverno:kyverno-admission-controller'
  expect(post(cluster, PODS, pod()).code).toBe(400)
  expect(cluster.request({ method: 'DELETE', path, user }).code).toBe(200)
  expect(post(cluster, PODS, pod()).code).toBe(201)
})
