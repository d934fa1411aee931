import { type PodManifest, pod } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }
const command =
  'kubectl get pods --no-headers -o custom-columns=NAME:.metadata.name,REQUEST:.spec.containers[0].resources.requests.cpu,LIMIT:.spec.containers[0].resources.limits.cpu'

/** What a LimitRange says of containers' CPU. */
type Item = Partial<Record<'default' | 'defaultRequest' | 'max' | 'min', string>>

interface Drawn {
  name: string
  /** Created before the LimitRange. */
  early: boolean
  request?: string
  limit?: string
}

function limitRange(item: Item): Manifest {
  const limit = Object.fromEntries(Object.entries(item).map(([field, cpu]) => [field, { cpu }]))
  return {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name: 'cpu' },
    ...{ spec: { limits: [{ type: 'Container', ...limit }] } },
  }
}

function drawItem({ rng, difficulty }: GenerateContext): Item {
  const request = rng.pick(['100m', '150m', '200m'])
  const limit = rng.pick(['400m', '500m', '600m'])
  const both: Item = { default: limit, defaultRequest: request }
  if (difficulty === 1) return both
  const max = rng.pick(['800m', '1', '2'])
  const items: Item[] = [{ default: limit }, { defaultRequest: request }, { max }, { min: '50m' }]
  if (difficulty === 2) return rng.pick([both, ...items.slice(0, 2)])
  return rng.pick([...items, { max, defaultRequest: request }, { max, default: limit }])
}

function drawPods({ rng, difficulty }: GenerateContext): Drawn[] {
  const amounts = [
    {},
    { request: rng.pick(['250m', '300m']) },
    { limit: rng.pick(['450m', '700m']) },
    ...(difficulty >= 2 ? [{ request: '120m', limit: '350m' }] : []),
  ]
  const names = rng.sample(['api', 'cart', 'mail', 'news', 'shop'], difficulty === 1 ? 2 : 3).sort()
  const early = difficulty >= 2 ? rng.int(-1, names.length - 1) : -1
  const said = rng.sample(amounts, names.length)
  return names.map((name, i) => ({ name, early: i === early, ...said[i] }))
}

function manifestOf({ name, request, limit }: Drawn): PodManifest {
  return pod(name, {
    ...(request ? { requests: { cpu: request } } : {}),
    ...(limit ? { limits: { cpu: limit } } : {}),
  })
}

/** What the command prints; undefined when a Pod is refused. */
function printed(item: Item, pods: readonly Drawn[]): string | undefined {
  const stage = openStage(cluster)
  try {
    for (const one of pods.filter(({ early }) => early)) stage.create('pods', manifestOf(one))
    stage.create('limitranges', limitRange(item))
    for (const one of pods.filter(({ early }) => !early)) stage.create('pods', manifestOf(one))
  } catch {
    return undefined
  }
  return stage.kubectl(command).stdout.trimEnd()
}

/** Whoever thinks that a default request comes before one's own limit writes it into every such Pod. */
const requested = (pods: readonly Drawn[], request?: string): Drawn[] =>
  pods.map((one) => (one.limit && !one.request && request && !one.early ? { ...one, request } : one))

/** Each Pod as its manifest has it: what is not written is not there. */
const asWritten = (pods: readonly Drawn[]) =>
  pods.map(({ name, request, limit }) => `${name} ${request ?? '<none>'} ${limit ?? '<none>'}`).join('\n')

export default defineQuestion({
  id: 'defaults-of-the-limitrange',
  concepts: ['limitrange', 'resource-requests-and-limits'],
  levels: [1, 2, 3],
  kinds: ['output'],
  generate(context) {
    const item = drawItem(context)
    const pods = drawPods(context)
    const text = printed(item, pods)
    if (text === undefined) return undefined
    const { default: limit, defaultRequest, max, min, ...none } = item
    const slips = slipsOfAnswers(text, {
      'own-limit-gives-no-request': printed(item, requested(pods, defaultRequest ?? limit)),
      'pods-that-run-are-changed': printed(
        item,
        pods.map((one) => ({ ...one, early: false })),
      ),
      'default-is-only-the-limit':
        limit && !defaultRequest
          ? text
              .split('\n')
              .map((line, i) => {
                const one = pods[i]
                return one && !one.early && !one.request && !one.limit ? `${one.name} <none> ${limit}` : line
              })
              .join('\n')
          : undefined,
      'bounds-give-no-defaults': max || min ? printedWithout(none, limit, defaultRequest, pods) : undefined,
      'only-what-is-written-counts': asWritten(pods),
    })
    const ordered = [
      ...pods.filter(({ early }) => early).map(manifestOf),
      limitRange(item),
      ...pods.filter(({ early }) => !early).map(manifestOf),
    ]
    return {
      kind: 'output',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', title: { key: 'applied' }, text: yamlOf(...ordered) },
        { kind: 'terminal', text: `$ ${command}` },
      ],
      body: { lines: pods.length },
      key: { text },
      slips,
      explanation: {
        rule: { key: max || min ? 'rule-bounds' : 'rule' },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text }],
      },
      scenario: { cluster, objects: ordered, commands: [command] },
    }
  },
})

/** The same with a LimitRange that has no bounds. */
function printedWithout(
  none: Item,
  limit: string | undefined,
  request: string | undefined,
  pods: readonly Drawn[],
): string | undefined {
  if (!limit && !request) return printedAlone(pods)
  return printed(
    { ...none, ...(limit ? { default: limit } : {}), ...(request ? { defaultRequest: request } : {}) },
    pods,
  )
}

/** The same without a LimitRange. */
function printedAlone(pods: readonly Drawn[]): string {
  const stage = openStage(cluster)
  for (const one of pods) stage.create('pods', manifestOf(one))
  return stage.kubectl(command).stdout.trimEnd()
}
