import { type PodManifest, podWith } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, RequestRefused, yamlOf } from '@/lib/goal/stage'
import { type Belief, idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { tableOf } from '@/lib/quiz/table'
import type { Message } from '@/lib/quiz/variant'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

/** Amounts of memory in MiB. */
interface Container {
  request?: number
  limit?: number
}

interface Drawn {
  name: string
  containers: Container[]
}

interface Rules {
  max: number
  min: number
  default?: number
  defaultRequest?: number
  /** limit divided by request, at most */
  ratio?: number
  /** What all containers of a Pod may have together. */
  podMax?: number
}

function drawRules({ rng, difficulty }: GenerateContext): Rules {
  const max = rng.pick([512, 768, 1024])
  const rules: Rules = { max, min: rng.pick([64, 128]) }
  if (difficulty >= 2) {
    rules.default = rng.pick([256, 384])
    rules.defaultRequest = rng.pick([128, 192])
  }
  if (difficulty >= 3) {
    if (rng.chance(0.5)) rules.ratio = 2
    else rules.podMax = max + rng.pick([0, 128, 256])
  }
  return rules
}

function limitRange({ max, min, ratio, podMax, ...defaults }: Rules): Manifest {
  const memory = (amount: number) => ({ memory: `${amount}Mi` })
  const limits = [
    {
      type: 'Container',
      max: memory(max),
      min: memory(min),
      ...(defaults.default ? { default: memory(defaults.default) } : {}),
      ...(defaults.defaultRequest ? { defaultRequest: memory(defaults.defaultRequest) } : {}),
      ...(ratio ? { maxLimitRequestRatio: { memory: String(ratio) } } : {}),
    },
    ...(podMax ? [{ type: 'Pod', max: memory(podMax) }] : []),
  ]
  return { apiVersion: 'v1', kind: 'LimitRange', metadata: { name: 'memory' }, ...{ spec: { limits } } }
}

function drawContainer({ rng, difficulty }: GenerateContext, { max, min }: Rules): Container {
  const request = rng.pick([min / 2, min, 192, 256, 320, 448])
  const limit = rng.pick([256, 448, max, max, max + 128])
  const some: Container[] = [
    ...[{ request, limit: Math.max(request, limit) }, { limit }, { request: rng.pick([request, 640]) }],
    ...(difficulty >= 2 ? [{}] : []),
  ]
  return rng.pick(some)
}

function manifestOf({ name, containers }: Drawn): PodManifest {
  const memory = (amount?: number) => (amount ? { memory: `${amount}Mi` } : undefined)
  return podWith(name, {
    containers: containers.map(({ request, limit }, i) => ({
      name: `c${i + 1}`,
      image: 'nginx:1.27',
      resources: {
        ...(request ? { requests: memory(request) } : {}),
        ...(limit ? { limits: memory(limit) } : {}),
      },
    })),
  })
}

/** The refusal's own words; undefined when the Pod is accepted. */
function refusal(rules: Rules, pod: Drawn): string | undefined {
  const stage = openStage(cluster)
  stage.create('limitranges', limitRange(rules))
  try {
    stage.create('pods', manifestOf(pod))
    return undefined
  } catch (error) {
    if (!(error instanceof RequestRefused)) throw error
    const body = JSON.parse(error.message.slice(error.message.indexOf('{'))) as { message: string }
    return body.message
  }
}

function table(pods: readonly Drawn[]): string {
  const amount = (value?: number) => (value ? `${value}Mi` : '<none>')
  const rows = pods.flatMap(({ name, containers }) =>
    containers.map(({ request, limit }, i) => [name, `c${i + 1}`, amount(request), amount(limit)]),
  )
  return tableOf([['POD', 'CONTAINER', 'MEMORY REQUEST', 'MEMORY LIMIT'], ...rows])
}

export default defineQuestion({
  id: 'limitrange-admits',
  concepts: ['limitrange', 'resource-requests-and-limits'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  generate(context) {
    const { rng, difficulty } = context
    const rules = drawRules(context)
    const names = rng.sample(['api', 'cart', 'mail', 'news', 'shop'], 4).sort()
    const pods = names.map((name): Drawn => {
      const count = rules.podMax && rng.chance(0.6) ? 2 : 1
      return { name, containers: Array.from({ length: count }, () => drawContainer(context, rules)) }
    })
    if (new Set(pods.map(({ containers }) => JSON.stringify(containers))).size < pods.length) return undefined
    const refusals = pods.map((pod) => refusal(rules, pod))
    const accepted = (under: Rules, change = (pod: Drawn) => pod) =>
      new Set(pods.filter((pod) => refusal(under, change(pod)) === undefined).map(({ name }) => name))
    const truth = accepted(rules)
    if (truth.size === 0 || truth.size === pods.length) return undefined
    const { podMax: _pod, ...perContainer } = rules
    const { ratio: _ratio, ...withoutRatio } = rules
    const each = (change: (one: Container) => Container) => (pod: Drawn) => ({
      ...pod,
      containers: pod.containers.map(change),
    })
    // Whoever forgets the defaults fills in what no rule minds.
    const filled = each(({ request, limit }) => ({
      request: request ?? rules.min,
      limit: limit ?? rules.max,
    }))
    const beliefs: Belief[] = [
      ...(rules.podMax ? [{ misconception: 'bounds-are-per-container', right: accepted(perContainer) }] : []),
      ...(rules.ratio ? [{ misconception: 'ratio-is-advice', right: accepted(withoutRatio) }] : []),
      { misconception: 'silence-is-allowed', right: new Set([...truth, ...accepted(withoutRatio, filled)]) },
      {
        misconception: 'silence-is-refused',
        right: new Set(
          pods
            .filter(
              (pod) => truth.has(pod.name) && pod.containers.every(({ request, limit }) => request && limit),
            )
            .map(({ name }) => name),
        ),
      },
      { misconception: 'bounds-cut-values', right: new Set(names) },
    ]
    const options = optionsOf(names.map((code) => ({ code })))
    const because = Object.fromEntries(
      options.map(({ id }, i): [string, Message] => {
        const message = refusals[i]
        return [id, message ? { key: 'refused', params: { message } } : { key: 'accepted' }]
      }),
    )
    const range = limitRange(rules)
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', text: yamlOf(range) },
        { kind: 'terminal', title: { key: 'pods' }, text: table(pods) },
      ],
      body: { options },
      key: { options: idsOf(options, names, truth) },
      slips: slipsOfBeliefs(options, names, truth, beliefs),
      explanation: {
        rule: { key: difficulty === 1 ? 'rule' : difficulty === 2 ? 'rule-defaults' : 'rule-more' },
        facts: [{ key: 'observed', params: { count: truth.size, total: pods.length } }],
        because,
      },
      scenario: {
        cluster,
        objects: [range, ...pods.filter((_, i) => refusals[i] === undefined).map(manifestOf)],
        commands: ['kubectl describe limitrange memory'],
      },
    }
  },
})
