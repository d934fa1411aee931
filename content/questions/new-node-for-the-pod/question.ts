import { openStage } from '@/lib/goal/open-stage'
import type { Manifest, Stage } from '@/lib/goal/stage'
import { type Belief, idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Message } from '@/lib/quiz/variant'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
  addons: ['cluster-autoscaler'],
}

interface Waiting {
  level: number
  spec?: object
  container?: object
  /** What is believed by whoever judges it wrongly. */
  belief: string
}

const requests = (cpu: string, memory = '64Mi') => ({ resources: { requests: { cpu, memory } } })
const apart = (app: string) => ({
  affinity: {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        { labelSelector: { matchLabels: { app } }, topologyKey: 'kubernetes.io/hostname' },
      ],
    },
  },
})

/** Pods that wait, each with one reason. The workers have 4 CPUs; so much of them is taken that 2 are not free. */
const waiting = {
  'needs-two': { level: 1, container: requests('2'), belief: 'needs-load' },
  'needs-three': { level: 1, container: requests('3'), belief: 'needs-load' },
  'needs-sixteen': { level: 1, container: requests('16'), belief: 'node-as-large-as-needed' },
  'much-memory': { level: 1, container: requests('100m', '500Gi'), belief: 'node-as-large-as-needed' },
  'bad-image': { level: 1, container: { image: 'nginx:9.99' }, belief: 'every-pending-pod' },
  'no-label': { level: 1, spec: { nodeSelector: { disk: 'ssd' } }, belief: 'labels-come-along' },
  'missing-claim': {
    level: 2,
    spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
    belief: 'every-pending-pod',
  },
  'own-host': {
    level: 2,
    spec: { nodeSelector: { 'kubernetes.io/hostname': 'worker-3' } },
    belief: 'labels-come-along',
  },
  'anti-affinity': {
    level: 2,
    spec: apart('filler'),
    container: requests('100m'),
    belief: 'only-resources-count',
  },
  gated: { level: 3, spec: { schedulingGates: [{ name: 'example.com/wait' }] }, belief: 'every-pending-pod' },
  'other-scheduler': {
    level: 3,
    spec: { schedulerName: 'night-shift' },
    container: requests('2'),
    belief: 'every-pending-pod',
  },
  limits: {
    level: 3,
    container: { resources: { requests: { cpu: '100m' }, limits: { cpu: '16' } } },
    belief: 'limits-count',
  },
} satisfies Record<string, Waiting>
type Case = keyof typeof waiting
const cases = Object.keys(waiting) as Case[]

function manifestOf(one: Case): Manifest {
  const { spec = {}, container = {} }: Waiting = waiting[one]
  const containers = [{ name: 'app', image: 'nginx:1.27', ...container }]
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: one }, ...{ spec: { ...spec, containers } } }
}

/** Takes most of the CPU of both workers. */
function fillerOf(): Manifest {
  const labels = { app: 'filler' }
  const containers = [{ name: 'app', image: 'nginx:1.27', ...requests('2500m') }]
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'filler', labels },
    ...{
      spec: {
        replicas: 2,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers } },
      },
    },
  }
}

let full: Stage | undefined
const known = new Map<Case, { adds: boolean; said: string }>()

/** Whether a node comes for the Pod, and what the autoscaler says to it. */
function tried(one: Case): { adds: boolean; said: string } {
  const before = known.get(one)
  if (before) return before
  if (!full) {
    full = openStage(cluster)
    full.create('deployments.apps', fillerOf())
    full.settle()
  }
  const stage = full.fork()
  stage.create('pods', manifestOf(one))
  stage.cluster.drain()
  stage.cluster.advance(180_000)
  const events = stage.list('events', 'default').filter(({ involvedObject }) => involvedObject.name === one)
  const said = events.find(({ reason }) => reason === 'TriggeredScaleUp' || reason === 'NotTriggerScaleUp')
  const found = { adds: stage.list('nodes').length > cluster.nodes.length, said: said?.message ?? '' }
  known.set(one, found)
  return found
}

function draw({ rng, difficulty }: GenerateContext): Case[] {
  const pool = cases.filter((one) => waiting[one].level <= difficulty)
  const newest = pool.filter((one) => waiting[one].level === difficulty)
  const must = rng.sample(newest, 2)
  const rest = pool.filter((one) => !must.includes(one))
  return rng.shuffle([...must, ...rng.sample(rest, difficulty === 1 ? 2 : 3)])
}

export default defineQuestion({
  id: 'new-node-for-the-pod',
  concepts: ['vpa-and-cluster-autoscaler', 'scheduling-overview', 'resource-requests-and-limits'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  generate(context) {
    const drawn = draw(context)
    const truth = new Set<string>(drawn.filter((one) => tried(one).adds))
    if (truth.size === 0 || truth.size === drawn.length) return undefined
    const names = [...new Set(drawn.map((one) => waiting[one].belief))]
    const beliefs = names.map((misconception): Belief => {
      const right = drawn.filter((one) => truth.has(one) !== (waiting[one].belief === misconception))
      return { misconception, right: new Set<string>(right) }
    })
    const options = optionsOf(drawn.map((one) => ({ key: `pod-${one}` })))
    const because = options.map(({ id }, i): [string, Message] => {
      const { adds, said } = tried(drawn[i] as Case)
      return [id, said ? { key: 'said', params: { said } } : { key: adds ? 'came' : 'silent' }]
    })
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [],
      body: { options },
      key: { options: idsOf(options, drawn, truth) },
      slips: slipsOfBeliefs(options, drawn, truth, beliefs),
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed', params: { count: truth.size, total: drawn.length } }],
        because: Object.fromEntries(because),
      },
      scenario: { cluster, objects: [fillerOf(), ...drawn.map(manifestOf)], commands: [] },
    }
  },
})
