import { service } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { type Belief, idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}

const bad = { httpGet: { path: '/gone', port: 80 } }
const good = { httpGet: { path: '/', port: 80 } }

/** A Pod with the Service's label: what is peculiar about it, and from which level on it is asked for. */
interface Peculiar {
  level: number
  container?: object
  spec?: object
  others?: object[]
  /** What happens to it once it runs. */
  line?: (name: string) => string
  /** What is believed by whoever judges it wrongly. */
  belief: string
}

const peculiar = {
  plain: { level: 1, belief: 'needs-a-probe' },
  'readiness-good': { level: 1, container: { readinessProbe: good }, belief: 'needs-a-probe' },
  'readiness-bad': { level: 1, container: { readinessProbe: bad }, belief: 'running-is-enough' },
  'no-node': { level: 1, spec: { nodeSelector: { disk: 'none' } }, belief: 'label-is-enough' },
  'wrong-port-declared': {
    level: 1,
    container: { ports: [{ containerPort: 8080 }] },
    belief: 'declared-port-counts',
  },
  'startup-pending': {
    level: 2,
    container: { startupProbe: { ...bad, failureThreshold: 90 } },
    belief: 'running-is-enough',
  },
  'second-not-ready': {
    level: 2,
    others: [{ name: 'helper', image: 'redis:7', readinessProbe: { exec: { command: ['false'] } } }],
    belief: 'one-container-is-enough',
  },
  ended: {
    level: 2,
    spec: { restartPolicy: 'Never' },
    container: { image: 'busybox:1.36', command: ['true'] },
    belief: 'label-is-enough',
  },
  gate: {
    level: 3,
    spec: { readinessGates: [{ conditionType: 'example.com/registered' }] },
    belief: 'running-is-enough',
  },
  'second-without-probe': {
    level: 2,
    container: { readinessProbe: good },
    others: [{ name: 'helper', image: 'redis:7' }],
    belief: 'needs-a-probe',
  },
  relabelled: {
    level: 2,
    line: (name) => `kubectl label pod ${name} app=old --overwrite`,
    belief: 'membership-is-kept',
  },
  terminating: {
    level: 3,
    spec: { terminationGracePeriodSeconds: 120 },
    container: { lifecycle: { preStop: { sleep: { seconds: 90 } } } },
    line: (name) => `kubectl delete pod ${name} --wait=false`,
    belief: 'running-is-enough',
  },
  'sidecar-unready': {
    level: 4,
    spec: {
      initContainers: [
        {
          ...{ name: 'agent', image: 'busybox:1.36', restartPolicy: 'Always', command: ['sleep', '1d'] },
          readinessProbe: { exec: { command: ['false'] } },
        },
      ],
    },
    belief: 'sidecars-do-not-count',
  },
  'init-at-work': {
    level: 4,
    spec: { initContainers: [{ name: 'fetch', image: 'busybox:1.36', command: ['sleep', '1d'] }] },
    belief: 'running-is-enough',
  },
  'gate-set': {
    level: 4,
    spec: { readinessGates: [{ conditionType: 'example.com/registered' }] },
    line: (name) =>
      `kubectl patch pod ${name} --subresource=status -p '{"status":{"conditions":[{"type":"example.com/registered","status":"True"}]}}'`,
    belief: 'gates-stay-closed',
  },
  'startup-good': {
    level: 4,
    container: { startupProbe: good },
    belief: 'needs-a-probe',
  },
  'sidecar-plain': {
    level: 4,
    spec: {
      initContainers: [
        { name: 'agent', image: 'busybox:1.36', restartPolicy: 'Always', command: ['sleep', '1d'] },
      ],
    },
    belief: 'needs-a-probe',
  },
} satisfies Record<string, Peculiar>
type Case = keyof typeof peculiar
const cases = Object.keys(peculiar) as Case[]

function manifestOf(one: Case, name: string): Manifest {
  const { container = {}, spec = {}, others = [] }: Peculiar = peculiar[one]
  const web = { name: 'web', image: 'nginx:1.27', ...container }
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { app: 'web' } },
    ...{ spec: { ...spec, containers: [web, ...others] } },
  }
}

function frontOf(publish: boolean): Manifest {
  const { spec, ...rest } = service('web', { app: 'web' }) as Manifest & { spec: object }
  return { ...rest, ...{ spec: { ...(publish ? { publishNotReadyAddresses: true } : {}), ...spec } } }
}

/** The Pods that the Service's EndpointSlices call ready. */
function readyPods(drawn: readonly (readonly [string, Case])[], publish: boolean): Set<string> {
  const stage = openStage(cluster)
  stage.create('services', frontOf(publish))
  for (const [name, one] of drawn) stage.create('pods', manifestOf(one, name))
  stage.cluster.drain()
  stage.cluster.advance(60_000)
  for (const [name, one] of drawn) {
    const { line }: Peculiar = peculiar[one]
    if (line && stage.kubectl(line(name)).exitCode !== 0) throw new Error(line(name))
  }
  stage.cluster.advance(10_000)
  const slices = stage.list('endpointslices.discovery.k8s.io', 'default', 'kubernetes.io/service-name=web')
  const endpoints = slices.flatMap((slice) => slice.endpoints ?? [])
  return new Set(endpoints.flatMap((e) => (e.conditions?.ready ? [e.targetRef?.name ?? ''] : [])))
}

function draw({ rng, difficulty }: GenerateContext): (readonly [string, Case])[] {
  const pool = cases.filter((one) => peculiar[one].level <= difficulty)
  const hardest = pool.filter((one) => peculiar[one].level === difficulty)
  const must = rng.sample(hardest, 2)
  const rest = rng.sample(
    pool.filter((one) => !must.includes(one)),
    difficulty === 1 ? 2 : 3,
  )
  const names = rng.sample(
    ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot'],
    must.length + rest.length,
  )
  return rng.shuffle([...must, ...rest]).map((one, i) => [names.sort()[i] ?? '', one] as const)
}

export default defineQuestion({
  id: 'endpoint-ready',
  concepts: ['probes', 'pod-lifecycle', 'endpoints-and-endpointslices'],
  levels: [1, 2, 3, 4],
  kinds: ['multiple-choice'],
  generate(context) {
    const { rng, difficulty } = context
    const drawn = draw(context)
    const publish = difficulty >= 3 && rng.chance(0.4)
    const truth = readyPods(drawn, publish)
    if (truth.size === 0 || truth.size === drawn.length) return undefined
    const items = drawn.map(([name]) => name)
    const options = optionsOf(drawn.map(([name, one]) => ({ key: `pod-${one}`, params: { name } })))
    const without = readyPods(drawn, false)
    const flipped = (belief: string) =>
      new Set(
        drawn.flatMap(([name, one]) => {
          const wrong = peculiar[one].belief === belief
          return truth.has(name) !== wrong ? [name] : []
        }),
      )
    const names = [...new Set(drawn.map(([, one]) => peculiar[one].belief))]
    const beliefs: Belief[] = [
      ...(publish ? [{ misconception: 'service-cannot-publish', right: without }] : []),
      ...names.map((misconception) => ({ misconception, right: flipped(misconception) })),
    ]
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'yaml', title: { key: 'front' }, text: yamlOf(frontOf(publish)) }],
      body: { options },
      key: { options: idsOf(options, items, truth) },
      slips: slipsOfBeliefs(options, items, truth, beliefs),
      explanation: {
        rule: { key: publish ? 'rule-publish' : 'rule' },
        facts: [{ key: 'observed', params: { names: [...truth].sort().join(', ') } }],
      },
      scenario: {
        cluster,
        objects: [frontOf(publish), ...drawn.map(([name, one]) => manifestOf(one, name))],
        commands: ['kubectl get endpointslices -l kubernetes.io/service-name=web -o yaml'],
      },
    }
  },
})
