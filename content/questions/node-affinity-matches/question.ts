import { feasibleNodes, labelNodes, openSchedulingStage } from '@/lib/goal/feasible-nodes'
import { type PodManifest, podWith } from '@/lib/goal/manifests'
import { type Stage, yamlOf } from '@/lib/goal/stage'
import { type Belief, idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { tableOf } from '@/lib/quiz/table'
import type { Message } from '@/lib/quiz/variant'

const workers = ['worker-1', 'worker-2', 'worker-3', 'worker-4', 'worker-5']
const controlPlane = { name: 'control-plane', controlPlane: true }
const cluster = { nodes: [controlPlane, ...workers.map((name) => ({ name }))] }

type Labels = Record<string, string>

interface Expression {
  key: string
  operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt'
  values?: string[]
}

/** Terms, each a list of expressions. */
type Terms = Expression[][]

const pools: Record<string, string[]> = {
  disk: ['ssd', 'hdd'],
  zone: ['tokyo', 'osaka', 'nagoya'],
  gpu: ['a100', 't4'],
  cores: ['8', '16', '32'],
}

function drawLabels({ rng, difficulty }: GenerateContext): Labels {
  const keys = difficulty === 3 ? ['disk', 'zone', 'gpu', 'cores'] : ['disk', 'zone', 'gpu']
  const shown = keys.filter((key) => rng.chance(key === 'gpu' ? 0.4 : 0.8))
  return Object.fromEntries(shown.map((key) => [key, rng.pick(pools[key] ?? [''])]))
}

function drawExpression({ rng, difficulty }: GenerateContext, key: string): Expression {
  const values = pools[key] ?? []
  if (key === 'cores') return { key, operator: rng.pick(['Gt', 'Lt']), values: [rng.pick(values)] }
  const some = rng.sample(values, rng.int(1, values.length - 1))
  const operators: Expression[] = [
    { key, operator: 'In', values: some },
    ...(difficulty === 1 ? [{ key, operator: 'Exists' } as const] : []),
    { key, operator: 'NotIn', values: some },
    ...(difficulty >= 2 ? [{ key, operator: rng.pick(['Exists', 'DoesNotExist'] as const) }] : []),
  ]
  return rng.pick(operators)
}

function drawTerms(context: GenerateContext): Terms {
  const { rng, difficulty } = context
  if (difficulty === 1)
    return [rng.sample(['disk', 'zone'], rng.int(1, 2)).map((key) => drawExpression(context, key))]
  const keys = rng.shuffle(difficulty === 3 ? ['disk', 'zone', 'gpu', 'cores'] : ['disk', 'zone', 'gpu'])
  const at = rng.int(1, difficulty)
  const expressions = keys.slice(0, 3).map((key) => drawExpression(context, key))
  return [expressions.slice(0, at), expressions.slice(at)].filter((term) => term.length > 0)
}

function manifestOf(terms: Terms, nodeSelector?: Labels): PodManifest {
  return podWith('job', {
    ...(nodeSelector ? { nodeSelector } : {}),
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: terms.map((matchExpressions) => ({ matchExpressions })),
        },
      },
    },
    containers: [{ name: 'app', image: 'nginx:1.27' }],
  })
}

const passing = (stage: Stage, pod: PodManifest) =>
  new Set([...feasibleNodes(stage, pod).feasible].filter((node) => workers.includes(node)))

export default defineQuestion({
  id: 'node-affinity-matches',
  concepts: ['node-selector-and-affinity', 'labels-and-selectors'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  generate(context) {
    const { rng, difficulty } = context
    const names = difficulty === 1 ? workers.slice(0, 4) : workers
    const labels = Object.fromEntries(workers.map((name) => [name, drawLabels(context)]))
    const terms = drawTerms(context)
    const nodeSelector = difficulty === 3 && rng.chance(0.3) ? { disk: rng.pick(['ssd', 'hdd']) } : undefined
    const stage = openSchedulingStage(cluster)
    labelNodes(stage, labels)
    const pod = manifestOf(terms, nodeSelector)
    const truth = new Set([...passing(stage, pod)].filter((name) => names.includes(name)))
    const shown = names.map((name) => JSON.stringify(labels[name]))
    if (truth.size === 0 || truth.size === names.length || new Set(shown).size < names.length)
      return undefined
    const flat = terms.flat()
    const changed = (change: (one: Expression) => Expression[]) =>
      passing(
        stage,
        manifestOf(
          terms.map((term) => term.flatMap(change)),
          nodeSelector,
        ),
      )
    const beliefs: Belief[] = [
      ...(nodeSelector
        ? [{ misconception: 'affinity-replaces-the-selector', right: passing(stage, manifestOf(terms)) }]
        : []),
      ...(terms.length > 1
        ? [
            {
              misconception: 'all-terms-have-to-match',
              right: passing(stage, manifestOf([flat], nodeSelector)),
            },
          ]
        : []),
      {
        misconception: 'not-in-needs-the-label',
        right: changed((one) =>
          one.operator === 'NotIn' ? [one, { key: one.key, operator: 'Exists' }] : [one],
        ),
      },
      ...(flat.some(({ key }) => key === 'cores')
        ? [
            {
              misconception: 'greater-includes-equal',
              right: changed((one) => {
                const shift = one.operator === 'Gt' ? -1 : one.operator === 'Lt' ? 1 : 0
                return shift ? [{ ...one, values: [String(Number(one.values?.[0]) + shift)] }] : [one]
              }),
            },
          ]
        : []),
      {
        misconception: 'one-expression-is-enough',
        right: passing(
          stage,
          manifestOf(
            flat.map((one) => [one]),
            nodeSelector,
          ),
        ),
      },
      { misconception: 'affinity-is-a-wish', right: new Set(names) },
      { misconception: 'operators-turned-round', right: new Set(names.filter((name) => !truth.has(name))) },
    ]
    const options = optionsOf(names.map((code) => ({ code })))
    const because = Object.fromEntries(
      options.map(({ id }, i): [string, Message] => [
        id,
        { key: truth.has(names[i] ?? '') ? 'fits' : 'filtered' },
      ]),
    )
    const rows = names.map((name) => [
      name,
      Object.entries(labels[name] ?? {})
        .map(([key, value]) => `${key}=${value}`)
        .join(',') || '<none>',
    ])
    return {
      kind: 'multiple-choice',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'terminal', title: { key: 'nodes' }, text: tableOf([['NAME', 'LABELS'], ...rows]) },
        { kind: 'yaml', text: yamlOf(pod) },
      ],
      body: { options },
      key: { options: idsOf(options, names, truth) },
      slips: slipsOfBeliefs(options, names, truth, beliefs),
      explanation: {
        rule: { key: difficulty === 1 ? 'rule' : 'rule-terms' },
        facts: [{ key: 'observed', params: { count: truth.size, total: names.length } }],
        because,
      },
      scenario: {
        cluster: { nodes: [controlPlane, ...names.map((name) => ({ name, labels: labels[name] ?? {} }))] },
        objects: [pod],
        commands: ['kubectl get nodes --show-labels', 'kubectl describe pod job'],
      },
    }
  },
})
