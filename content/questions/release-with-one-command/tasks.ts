import type { ConditionInput } from '@/lib/goal/condition'
import { deployment } from '@/lib/goal/manifests'
import type { Manifest } from '@/lib/goal/stage'
import { gateway, httpRoute, serviceWith } from '@/lib/goal/traffic-manifests'
import type { GenerateContext } from '@/lib/quiz/question'
import type { Difficulty, Slip } from '@/lib/quiz/variant'

/** Something to be done with one command, and the cluster before it. */
export interface Task {
  id: string
  params: Record<string, string | number>
  objects: Manifest[]
  /** What has run on it. */
  before: string[]
  /** What shows it. */
  look: string
  goal: ConditionInput[]
  solution: string
  wrong: string
  slips: Slip[]
}

const ROUTES = 'httproutes.gateway.networking.k8s.io'
const hello = (version: number) => `gcr.io/google-samples/hello-app:${version}.0`

const field = (
  resource: string,
  name: string,
  path: string,
  equals: string | number | boolean,
): ConditionInput => ({
  ...{ kind: 'field', resource, name, path, equals },
})
const same = (resource: string, name: string, path: string): ConditionInput => ({
  ...{ kind: 'unchanged', resource, name, path },
})

const versionOf = (app: string, version: string, replicas: number, image = hello(1)) =>
  deployment(`${app}-${version}`, { replicas, labels: { app, version }, image })

const before = (name: string, selector: Record<string, string>) =>
  serviceWith(name, { selector, ports: [{ port: 80, targetPort: 8080 }] })

/** Two Deployments behind one Service; the other one shall serve. */
function switchOver({ rng }: GenerateContext, app: string): Task {
  const [live = '', next = ''] = rng.sample(['blue', 'green'], 2)
  const replicas = rng.int(2, 4)
  return {
    ...{ id: 'switch', params: { app, live, next } },
    objects: [
      versionOf(app, 'blue', replicas),
      versionOf(app, 'green', replicas, hello(2)),
      before(app, { app, version: live }),
    ],
    ...{ before: [], look: 'kubectl get deployments,services -o wide' },
    goal: [
      { kind: 'endpoints', service: app, pods: `app=${app},version=${next}`, port: 8080 },
      same('services', app, 'metadata.uid'),
      same('deployments.apps', `${app}-${live}`, 'spec'),
      same('deployments.apps', `${app}-${next}`, 'spec'),
    ],
    solution: `kubectl set selector service ${app} app=${app},version=${next}`,
    wrong: `kubectl scale deployment ${app}-${live} --replicas=0`,
    slips: [
      {
        misconception: 'old-version-has-to-stop',
        when: [field('deployments.apps', `${app}-${live}`, 'spec.replicas', 0)],
      },
      {
        misconception: 'version-alone-selects',
        when: [
          { kind: 'field', resource: 'services', name: app, path: 'spec.selector.app', present: false },
          field('services', app, 'spec.selector.version', next),
        ],
      },
    ],
  }
}

/** Shares by numbers of Pods behind one Service. */
function shareByPods({ rng }: GenerateContext, app: string): Task {
  const [stable, percent, canary] = rng.pick([
    ...([
      [9, 25, 3],
      [12, 20, 3],
      [7, 30, 3],
      [3, 40, 2],
      [6, 40, 4],
      [4, 50, 4],
      [2, 60, 3],
    ] as const),
  ])
  const name = `${app}-v2`
  // In each of these it makes a difference of what the share is taken.
  const ofTheOld = Math.round((stable * percent) / 100)
  return {
    ...{ id: 'share', params: { app, percent } },
    objects: [versionOf(app, 'v1', stable), versionOf(app, 'v2', 0, hello(2)), before(app, { app })],
    ...{ before: [], look: 'kubectl get deployments,services -o wide' },
    goal: [
      field('deployments.apps', name, 'spec.replicas', canary),
      same('deployments.apps', `${app}-v1`, 'spec'),
      same('services', app, 'spec'),
    ],
    solution: `kubectl scale deployment ${name} --replicas=${canary}`,
    wrong: `kubectl scale deployment ${name} --replicas=${ofTheOld}`,
    slips: [
      {
        misconception: 'share-of-the-old',
        when: [field('deployments.apps', name, 'spec.replicas', ofTheOld)],
      },
    ],
  }
}

const edge = gateway('edge', {
  gatewayClassName: 'nginx',
  listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }],
})

const weighted = (app: string, weights: readonly number[]) =>
  ['v1', 'v2'].map((version, i) => ({ name: `${app}-${version}`, port: 80, weight: weights[i] ?? 0 }))

function routed(app: string, rules: object[]): Manifest[] {
  return [
    ...['v1', 'v2'].flatMap((version) => [
      versionOf(app, version, 2, hello(version === 'v1' ? 1 : 2)),
      before(`${app}-${version}`, { app, version }),
    ]),
    edge,
    httpRoute(app, { parentRefs: [{ name: 'edge' }], rules }),
  ]
}

const patch = (app: string, operations: { path: string; value: number }[]) =>
  `kubectl patch httproute ${app} --type=json -p '${JSON.stringify(operations.map(({ path, value }) => ({ op: 'replace', path, value })))}'`

/** The canary answers wrongly: no request may reach it, at once, and its Pods are wanted for a look. */
function brake({ rng }: GenerateContext, app: string): Task {
  const weights = rng.pick([
    ...([
      [90, 10],
      [95, 5],
      [50, 50],
      [3, 1],
    ] as const),
  ])
  const name = `${app}-v2`
  return {
    ...{ id: 'brake', params: { app } },
    objects: routed(app, [{ backendRefs: weighted(app, weights) }]),
    ...{ before: [], look: `kubectl get httproute ${app} -o jsonpath={.spec.rules}` },
    goal: [
      field(ROUTES, app, 'spec.rules[0].backendRefs[0].name', `${app}-v1`),
      { kind: 'field', resource: ROUTES, name: app, path: 'spec.rules[0].backendRefs[0].weight', atLeast: 1 },
      field(ROUTES, app, 'spec.rules[0].backendRefs[1].weight', 0),
      same('deployments.apps', name, 'spec'),
      same('services', name, 'spec'),
    ],
    solution: patch(app, [{ path: '/spec/rules/0/backendRefs/1/weight', value: 0 }]),
    wrong: `kubectl scale deployment ${name} --replicas=0`,
    slips: [
      {
        misconception: 'no-pods-no-requests',
        when: [field('deployments.apps', name, 'spec.replicas', 0)],
      },
    ],
  }
}

/** New weights in the second rule; the first one, for testers, stays. */
function raise({ rng }: GenerateContext, app: string): Task {
  const [v1, v2] = rng.pick([
    ...([
      [75, 25],
      [50, 50],
      [40, 60],
      [20, 80],
    ] as const),
  ])
  const header = rng.pick(['X-Canary', 'X-Tester'])
  const rules = [
    {
      matches: [{ headers: [{ name: header, value: 'true' }] }],
      backendRefs: weighted(app, [0, 1]).slice(1),
    },
    { backendRefs: weighted(app, [90, 10]) },
  ]
  const at = (i: number) => `/spec/rules/1/backendRefs/${i}/weight`
  const whole = JSON.stringify({ spec: { rules: [{ backendRefs: weighted(app, [v1, v2]) }] } })
  return {
    ...{ id: 'raise', params: { app, v1, v2 } },
    objects: routed(app, rules),
    ...{ before: [], look: `kubectl get httproute ${app} -o jsonpath={.spec.rules}` },
    goal: [
      same(ROUTES, app, 'spec.rules[0]'),
      field(ROUTES, app, 'spec.rules[1].backendRefs[0].weight', v1),
      field(ROUTES, app, 'spec.rules[1].backendRefs[1].weight', v2),
      same('deployments.apps', `${app}-v2`, 'spec'),
    ],
    solution: patch(app, [
      { path: at(0), value: v1 },
      { path: at(1), value: v2 },
    ]),
    wrong: `kubectl patch httproute ${app} --type=merge -p '${whole}'`,
    slips: [
      {
        misconception: 'merge-keeps-lists',
        when: [{ kind: 'field', resource: ROUTES, name: app, path: 'spec.rules[1]', present: false }],
      },
    ],
  }
}

/** The two last versions are bad. */
function backTwo({ rng }: GenerateContext, app: string): Task {
  const replicas = rng.int(2, 3)
  const images = ['nginx:1.25', 'nginx:1.26', 'nginx:1.27', 'nginx:1.28']
  const [good = '', bad = '', worse = ''] = rng.sample(images, 3)
  const path = 'spec.template.spec.containers[0].image'
  return {
    ...{ id: 'back', params: { app, good } },
    objects: [deployment(app, { replicas, labels: { app }, image: good })],
    before: [bad, worse].map((image) => `kubectl set image deployment ${app} app=${image}`),
    look: 'kubectl get replicasets -o wide',
    goal: [
      field('deployments.apps', app, path, good),
      field('deployments.apps', app, 'metadata.annotations[deployment.kubernetes.io/revision]', '4'),
      field('deployments.apps', app, 'status.updatedReplicas', replicas),
    ],
    solution: `kubectl rollout undo deployment ${app} --to-revision=1`,
    wrong: `kubectl rollout undo deployment ${app}`,
    slips: [{ misconception: 'undo-finds-the-good-one', when: [field('deployments.apps', app, path, bad)] }],
  }
}

/** A rolling update whose image does not exist yet: what is there stays for a look, and it does not go on. */
function pause({ rng }: GenerateContext, app: string): Task {
  const replicas = rng.int(4, 6)
  const old = rng.pick(['nginx:1.26', 'nginx:1.27', 'nginx:1.28'])
  const next = 'nginx:1.99'
  return {
    ...{ id: 'pause', params: { app } },
    objects: [deployment(app, { replicas, labels: { app }, image: old })],
    before: [`kubectl set image deployment ${app} app=${next}`],
    look: 'kubectl get replicasets -o wide',
    goal: [
      field('deployments.apps', app, 'spec.paused', true),
      field('deployments.apps', app, 'spec.template.spec.containers[0].image', next),
      field('deployments.apps', app, 'spec.replicas', replicas),
    ],
    solution: `kubectl rollout pause deployment ${app}`,
    wrong: `kubectl rollout undo deployment ${app}`,
    slips: [
      {
        misconception: 'undo-stops-it',
        when: [field('deployments.apps', app, 'spec.template.spec.containers[0].image', old)],
      },
    ],
  }
}

export const tasksOfLevel: Partial<Record<Difficulty, ((context: GenerateContext, app: string) => Task)[]>> =
  {
    1: [switchOver],
    2: [pause, shareByPods],
    3: [brake, backTwo],
    4: [raise],
  }
