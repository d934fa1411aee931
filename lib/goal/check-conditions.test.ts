import { beforeAll, describe, expect, it } from 'vitest'
import { checkConditions } from './check-conditions'
import { type ConditionInput, condition } from './condition'
import { deployment, namespace, service } from './manifests'
import { openStage } from './open-stage'
import { Stage } from './stage'

const web = { replicas: 2, labels: { app: 'web' }, namespace: 'shop' }
const role = `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: reader, namespace: shop }
rules: [{ apiGroups: [''], resources: [pods, pods/log], verbs: [get, list] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: reader, namespace: shop }
subjects: [{ kind: User, name: ayumi }]
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress: [{ from: [{ podSelector: { matchLabels: { role: client } } }] }]
`
let start: Stage
let now: Stage

beforeAll(async () => {
  const stage = openStage({})
  stage.create('namespaces', namespace('shop'))
  stage.create('deployments.apps', deployment('web', web))
  stage.create('services', service('web', { app: 'web' }, 'shop'))
  await stage.apply(role)
  stage.settle()
  start = new Stage(stage.cluster.fork())
  await stage.run('kubectl scale deployment web -n shop --replicas=3')
  stage.settle()
  now = new Stage(stage.cluster, { '/root/answer.txt': 'web  \nfront\n\n' })
}, 60_000)

const on = { resource: 'deployments.apps', name: 'web', namespace: 'shop' }
const pods = { resource: 'pods', namespace: 'shop' }
const from = { namespace: 'shop' }

/** What holds, and the same otherwise, which does not. */
const table: [what: string, holds: ConditionInput, fails: ConditionInput][] = [
  ['exists', { kind: 'exists', ...on }, { kind: 'exists', ...on, name: 'wbe' }],
  ['absent', { kind: 'absent', ...on, name: 'wbe' }, { kind: 'absent', ...on }],
  [
    'a field equals',
    { kind: 'field', ...on, path: 'spec.replicas', equals: 3 },
    { kind: 'field', ...on, path: 'spec.replicas', equals: 2 },
  ],
  [
    'a field is one of',
    { kind: 'field', ...on, path: 'spec.replicas', oneOf: [3, 4] },
    { kind: 'field', ...on, path: 'spec.replicas', oneOf: [1, 2] },
  ],
  [
    'a field is within bounds',
    { kind: 'field', ...on, path: 'spec.replicas', atLeast: 3, atMost: 3 },
    { kind: 'field', ...on, path: 'spec.replicas', atLeast: 4 },
  ],
  [
    'a field of the element that has a name',
    { kind: 'field', ...on, path: 'spec.template.spec.containers[name=app].image', equals: 'nginx:1.27' },
    { kind: 'field', ...on, path: 'spec.template.spec.containers[name=web].image', equals: 'nginx:1.27' },
  ],
  [
    'a quantity',
    { kind: 'field', resource: 'nodes', name: 'worker-1', path: 'status.capacity.cpu', quantity: '4000m' },
    { kind: 'field', resource: 'nodes', name: 'worker-1', path: 'status.capacity.cpu', quantity: '1' },
  ],
  [
    'one of the values contains',
    { kind: 'field', ...on, path: 'spec.template.spec.containers[*].image', contains: 'nginx:1.27' },
    { kind: 'field', ...on, path: 'spec.template.spec.containers[*].image', contains: 'nginx:1.28' },
  ],
  [
    'a field is absent',
    { kind: 'field', ...on, path: 'spec.paused', present: false },
    { kind: 'field', ...on, path: 'spec.replicas', present: false },
  ],
  [
    'unchanged',
    { kind: 'unchanged', ...on, path: 'metadata.uid' },
    { kind: 'unchanged', ...on, path: 'spec.replicas' },
  ],
  [
    'count',
    {
      kind: 'count',
      ...pods,
      selector: 'app=web',
      where: { path: 'status.phase', equals: 'Running' },
      equals: 3,
    },
    { kind: 'count', ...pods, selector: 'app=web', atMost: 2 },
  ],
  [
    'endpoints',
    { kind: 'endpoints', service: 'web', namespace: 'shop', pods: 'app=web', port: 80 },
    { kind: 'endpoints', service: 'web', namespace: 'shop', pods: 'app=web', port: 8080 },
  ],
  [
    'access',
    { kind: 'access', as: 'ayumi', verb: 'get', resource: 'pods/log', namespace: 'shop', allowed: true },
    { kind: 'access', as: 'ayumi', verb: 'delete', resource: 'pods', namespace: 'shop', allowed: true },
  ],
  [
    'reach',
    {
      kind: 'reach',
      from: { node: 'control-plane' },
      to: 'web.shop.svc.cluster.local',
      port: 81,
      allowed: false,
    },
    { kind: 'reach', from: { pods: 'app=web', ...from }, to: 'web', port: 80, allowed: true },
  ],
  [
    'request',
    { kind: 'request', from: { ...from, labels: { role: 'client' } }, url: 'http://web', status: 200 },
    { kind: 'request', from, url: 'http://web', status: 200 },
  ],
  [
    'a refused request',
    { kind: 'request', from, url: 'http://web', refused: true },
    { kind: 'request', from: { ...from, labels: { role: 'client' } }, url: 'http://web', refused: true },
  ],
  [
    'run',
    { kind: 'run', command: 'kubectl get pods -n shop | grep -c Running', stdout: { equals: '3' } },
    { kind: 'run', command: 'kubectl get pod nobody -n shop' },
  ],
  [
    'a file',
    { kind: 'file', path: 'answer.txt', lines: ['front', 'web'] },
    { kind: 'file', path: 'answer.txt', equals: 'front\nweb' },
  ],
  [
    'experiment: a Pod comes back',
    {
      kind: 'experiment',
      do: [{ deletePod: 'app=web', namespace: 'shop' }],
      expect: [{ kind: 'field', ...on, path: 'status.readyReplicas', equals: 3 }],
    },
    {
      kind: 'experiment',
      do: [{ deletePod: 'app=web', namespace: 'shop' }],
      throughout: [{ kind: 'field', ...on, path: 'status.readyReplicas', equals: 3 }],
    },
  ],
  [
    'experiment: a command is refused',
    {
      kind: 'experiment',
      do: ['kubectl get pods -n shop --as ayumi', 'kubectl delete pods --all -n shop --as ayumi'],
      succeeds: false,
    },
    { kind: 'experiment', do: ['kubectl get pods -n shop --as ayumi'], succeeds: false },
  ],
  [
    'experiment: a node is lost for ten minutes',
    {
      kind: 'experiment',
      do: [{ powerOff: 'worker-1' }, { wait: 600 }],
      expect: [{ kind: 'field', ...on, path: 'status.readyReplicas', equals: 3 }],
    },
    {
      kind: 'experiment',
      do: [{ powerOff: 'worker-1' }, { powerOff: 'worker-2' }, { wait: 600 }],
      expect: [{ kind: 'field', ...on, path: 'status.readyReplicas', equals: 3 }],
    },
  ],
]

describe('conditions', () => {
  it.each(table)('%s', async (_what, holds, fails) => {
    const before = now.cluster.hash()
    const parsed = [holds, fails].map((each) => condition.parse(each))
    const findings = await checkConditions({ now: new Stage(now.cluster.fork(), now.files), start }, parsed)
    expect(
      findings.map(({ passed }) => passed),
      JSON.stringify(findings),
    ).toEqual([true, false])
    expect(now.cluster.hash()).toBe(before)
  })

  it('fails when nobody answers', async () => {
    const stopped = now.fork()
    stopped.cluster.stopComponent('kube-apiserver')
    const [finding] = await checkConditions({ now: stopped, start }, [
      condition.parse({ kind: 'exists', ...on }),
    ])
    expect(finding).toMatchObject({ passed: false })
  })

  it.each([
    { kind: 'field', ...on, path: 'spec.replicas' },
    { kind: 'count', ...pods },
    { kind: 'request', from, url: 'http://web' },
  ])('refuses a condition that says nothing: $kind', (empty) => {
    expect(condition.safeParse(empty).success).toBe(false)
  })
})
