import { labelNodes, openSchedulingStage } from '@/lib/goal/feasible-nodes'
import { type PodManifest, podWith } from '@/lib/goal/manifests'
import { yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { tableOf } from '@/lib/quiz/table'

const workers = ['worker-1', 'worker-2', 'worker-3', 'worker-4', 'worker-5']
const controlPlane = { name: 'control-plane', controlPlane: true }
const cluster = { nodes: [controlPlane, ...workers.map((name) => ({ name }))] }

type Labels = Record<string, string>
interface Preference {
  weight: number
  /** Labels that all have to be there. */
  labels: Labels
}

const pools: Record<string, string[]> = {
  disk: ['ssd', 'hdd'],
  zone: ['tokyo', 'osaka'],
  gpu: ['a100', 't4'],
  net: ['fast', 'slow'],
}

function draw({ rng, difficulty }: GenerateContext) {
  const keys = rng.sample(Object.keys(pools), difficulty === 1 ? 2 : difficulty === 2 ? 3 : 4)
  const values = Object.fromEntries(keys.map((key) => [key, rng.pick(pools[key] ?? [''])]))
  const weights = rng.sample(
    difficulty === 1 ? [10, 30, 50, 80] : [10, 20, 25, 30, 40, 50, 60, 90],
    keys.length,
  )
  const preferences = keys.map(
    (key, i): Preference => ({ weight: weights[i] ?? 1, labels: { [key]: values[key] ?? '' } }),
  )
  // Two wishes in one term: both have to come true.
  if (difficulty === 3) {
    const [first, second, ...rest] = preferences
    if (first && second)
      preferences.splice(
        0,
        preferences.length,
        { weight: first.weight, labels: { ...first.labels, ...second.labels } },
        ...rest,
      )
  }
  const names = workers.slice(0, difficulty === 1 ? 3 : 4)
  const labels = Object.fromEntries(
    names.map((name) => [
      name,
      Object.fromEntries(
        keys.flatMap((key) =>
          rng.chance(0.85)
            ? [[key, rng.chance(0.55) ? (values[key] ?? '') : rng.pick(pools[key] ?? [''])]]
            : [],
        ),
      ),
    ]),
  )
  return { names, labels: labels as Record<string, Labels>, preferences }
}

function manifestOf(preferences: readonly Preference[]): PodManifest {
  const terms = preferences.map(({ weight, labels }) => ({
    weight,
    preference: {
      matchExpressions: Object.entries(labels).map(([key, value]) => ({
        key,
        operator: 'In',
        values: [value],
      })),
    },
  }))
  return podWith('job', {
    affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: terms } },
    containers: [{ name: 'app', image: 'nginx:1.27' }],
  })
}

/** What NodeAffinity gave each node, before it is brought to 0 to 100. */
function scoresOf(
  names: readonly string[],
  labels: Record<string, Labels>,
  preferences: readonly Preference[],
): Record<string, number> {
  const stage = openSchedulingStage(cluster)
  labelNodes(stage, labels)
  stage.create('pods', manifestOf(preferences))
  stage.cluster.drain()
  const verdicts = stage.cluster.decisions('default/job').at(0)?.nodes ?? []
  return Object.fromEntries(
    names.map((name) => [name, verdicts.find(({ node }) => node === name)?.scores?.NodeAffinity?.score ?? 0]),
  )
}

export default defineQuestion({
  id: 'ranked-by-preference',
  concepts: ['node-selector-and-affinity', 'scheduling-overview', 'kube-scheduler'],
  levels: [1, 2, 3],
  kinds: ['ordering'],
  generate(context) {
    const { names, labels, preferences } = draw(context)
    const has = (name: string, wanted: Labels) =>
      Object.entries(wanted).filter(([key, value]) => labels[name]?.[key] === value).length
    const ranked = (score: (name: string) => number) => [...names].sort((a, b) => score(b) - score(a))
    const matching = (name: string) =>
      preferences.filter((one) => has(name, one.labels) === Object.keys(one.labels).length)
    // Draws with equal sums are given up before the engine is asked.
    const sums = names.map((name) => matching(name).reduce((sum, { weight }) => sum + weight, 0))
    if (new Set(sums).size < names.length) return undefined
    const scores = scoresOf(names, labels, preferences)
    const order = ranked((name) => scores[name] ?? 0)
    const believed = {
      // Half of a term counts for half, or for all of it.
      'half-a-term-counts': ranked((name) =>
        preferences.reduce((sum, one) => sum + (has(name, one.labels) ? one.weight : 0), 0),
      ),
      'most-matches-win': ranked((name) => matching(name).length * 1000 + (scores[name] ?? 0)),
      'heaviest-match-decides': ranked(
        (name) => Math.max(0, ...matching(name).map(({ weight }) => weight)) * 1000 - names.indexOf(name),
      ),
      'first-preference-decides': ranked((name) =>
        preferences.reduce(
          (sum, one, i) => sum + (matching(name).includes(one) ? 2 ** (preferences.length - i) : 0),
          0,
        ),
      ),
      'low-weights-come-first': [...order].reverse(),
    }
    const options = optionsOf(names.map((code) => ({ code })))
    const ids = (list: readonly string[]) => list.map((name) => options[names.indexOf(name)]?.id ?? '')
    const rows = names.map((name) => [
      name,
      Object.entries(labels[name] ?? {})
        .map(([key, value]) => `${key}=${value}`)
        .join(',') || '<none>',
    ])
    const pod = manifestOf(preferences)
    return {
      kind: 'ordering',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'terminal', title: { key: 'nodes' }, text: tableOf([['NAME', 'LABELS'], ...rows]) },
        { kind: 'yaml', text: yamlOf(pod) },
      ],
      body: { options },
      key: { order: ids(order) },
      slips: slipsOfAnswers(
        ids(order).join(),
        Object.fromEntries(Object.entries(believed).map(([name, list]) => [name, ids(list).join()])),
      ),
      explanation: {
        rule: { key: context.difficulty === 3 ? 'rule-terms' : 'rule' },
        facts: [{ key: 'observed' }],
        because: Object.fromEntries(
          options.map(({ id }, i) => [id, { key: 'score', params: { score: scores[names[i] ?? ''] ?? 0 } }]),
        ),
      },
      scenario: {
        cluster: { nodes: [controlPlane, ...names.map((name) => ({ name, labels: labels[name] ?? {} }))] },
        objects: [pod],
        commands: ['kubectl get pod job -o wide'],
      },
    }
  },
})
