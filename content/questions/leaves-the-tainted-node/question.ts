import { type PodManifest, podWith } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import { yamlOf } from '@/lib/goal/stage'
import { pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }
const node = 'worker-1'

interface Toleration {
  key?: string
  operator: 'Exists' | 'Equal'
  value?: string
  effect?: string
  tolerationSeconds?: number
}

/** What happens to the node: commands, with seconds between them. */
interface Story {
  id: string
  level: number
  steps: (string | number)[]
}

const taint = (rest: string) => `kubectl taint node ${node} ${rest}`
const stories: Story[] = [
  { id: 'one', level: 1, steps: [taint('repair=now:NoExecute')] },
  { id: 'schedule', level: 1, steps: [taint('repair=now:NoSchedule')] },
  { id: 'two', level: 2, steps: [taint('repair=now:NoExecute'), taint('gpu=true:NoExecute')] },
  { id: 'both-effects', level: 2, steps: [taint('repair=now:NoExecute'), taint('gpu=true:NoSchedule')] },
  { id: 'taken-back', level: 3, steps: [taint('repair=now:NoExecute'), 45, taint('repair-')] },
  { id: 'later', level: 3, steps: [taint('repair=now:NoSchedule'), 20, taint('gpu=true:NoExecute')] },
  { id: 'cordon', level: 2, steps: [`kubectl cordon ${node}`] },
]

function draw({ rng, difficulty }: GenerateContext): Toleration[] {
  const seconds = () => ({ tolerationSeconds: rng.pick([30, 60]) })
  const repair: Toleration[] = [
    { key: 'repair', operator: 'Exists' },
    { key: 'repair', operator: 'Exists', effect: 'NoExecute', ...seconds() },
    { key: 'repair', operator: 'Equal', value: 'now', effect: 'NoExecute', ...seconds() },
    { key: 'repair', operator: 'Exists', effect: 'NoSchedule' },
    { key: 'repair', operator: 'Equal', value: 'soon', effect: 'NoExecute' },
  ]
  const gpu: Toleration[] = [
    { key: 'gpu', operator: 'Exists' },
    { key: 'gpu', operator: 'Exists', effect: 'NoExecute', ...seconds() },
  ]
  const shape = rng.int(0, difficulty === 1 ? 4 : 6)
  if (shape === 0) return []
  if (shape === 1 && difficulty > 1) return [{ operator: 'Exists' }]
  if (shape <= 4) return [rng.pick(repair)]
  return [rng.pick(repair), rng.pick(gpu)]
}

const containers = [{ name: 'app', image: 'nginx:1.27' }]
const specOf = (tolerations: readonly Toleration[]) => ({
  nodeName: node,
  ...(tolerations.length ? { tolerations } : {}),
  containers,
})
const manifestOf = (name: string, tolerations: readonly Toleration[]): PodManifest =>
  podWith(name, specOf(tolerations))

type Fate = 'at-once' | 'after-20' | 'after-30' | 'after-50' | 'after-60' | 'after-80' | 'stays'

const known = new Map<string, Fate>()
const keyOf = ({ id }: Story, tolerations: readonly Toleration[]) => JSON.stringify([id, tolerations])

/** When a Pod is deleted, counted from the first command; {@link watch} has seen it. */
function fateOf(story: Story, tolerations: readonly Toleration[]): Fate {
  const fate = known.get(keyOf(story, tolerations))
  if (!fate) throw new Error(`nobody has watched ${keyOf(story, tolerations)}`)
  return fate
}

/** Lets the story happen to a Pod for each list of tolerations, all at once. */
function watch(story: Story, lists: readonly (readonly Toleration[])[]): void {
  const fresh = new Map(lists.map((tolerations) => [keyOf(story, tolerations), tolerations]))
  for (const id of fresh.keys()) if (known.has(id)) fresh.delete(id)
  if (fresh.size === 0) return
  const ids = [...fresh.keys()]
  const fates = observe(story.steps, [...fresh.values()])
  for (const [i, id] of ids.entries()) known.set(id, fates[i] ?? 'stays')
}

/** Looks 5, 15, 25, … seconds after the first command. */
function observe(steps: Story['steps'], lists: readonly (readonly Toleration[])[]): Fate[] {
  const stage = openStage(cluster)
  for (const [i, tolerations] of lists.entries()) stage.create('pods', manifestOf(`probe-${i}`, tolerations))
  stage.cluster.drain()
  const start = stage.cluster.now()
  const passed = () => stage.cluster.now() - start
  const fates = lists.map((): Fate => 'stays')
  const look = () => {
    const after = Math.floor(passed() / 10_000) * 10
    const here = stage.list('pods', 'default').filter(({ metadata }) => !metadata.deletionTimestamp)
    const left = new Set(here.map(({ metadata }) => metadata.name))
    for (const i of fates.keys())
      if (fates[i] === 'stays' && !left.has(`probe-${i}`))
        fates[i] = after === 0 ? 'at-once' : (`after-${after}` as Fate)
  }
  let end = 0
  for (const step of [...steps, 75]) {
    if (typeof step === 'string') {
      const { exitCode, stderr } = stage.kubectl(step)
      if (exitCode !== 0) throw new Error(stderr)
      continue
    }
    end += step * 1000
    while (passed() < end) {
      const next = Math.floor((passed() + 5_000) / 10_000) * 10_000 + 5_000
      stage.cluster.advance(Math.min(next, end) - passed())
      if (passed() === next) look()
    }
  }
  return fates
}

/** As whoever does not look at values and effects reads it. */
const loosened = (tolerations: readonly Toleration[]): Toleration[] =>
  tolerations.map(({ key, tolerationSeconds }) => ({
    ...{ operator: 'Exists' as const, ...(key ? { key } : {}) },
    ...(tolerationSeconds ? { tolerationSeconds, effect: 'NoExecute' } : {}),
  }))

const forever = (tolerations: readonly Toleration[]): Toleration[] =>
  tolerations.map(({ tolerationSeconds: _, ...one }) => one)

export default defineQuestion({
  id: 'leaves-the-tainted-node',
  concepts: ['taints-and-tolerations', 'node', 'pod-lifecycle'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  generate(context) {
    const { rng, difficulty } = context
    const usable = stories.filter(({ level }) => level === difficulty)
    const story = difficulty === 1 ? rng.pick([...usable, ...usable.slice(0, 1)]) : rng.pick(usable)
    const names = rng.sample(['red', 'green', 'blue', 'white', 'black'], difficulty === 1 ? 3 : 4).sort()
    const pods = names.map(() => draw(context))
    if (new Set(pods.map((one) => JSON.stringify(one))).size < pods.length) return undefined
    const isQuiet = story.id === 'schedule' || story.id === 'cordon'
    if (isQuiet && !rng.chance(0.3)) return undefined
    watch(story, [[], ...pods, ...pods.map(loosened), ...pods.map(forever)])
    const fates = pods.map((tolerations) => fateOf(story, tolerations))
    if (!isQuiet && new Set(fates).size < 2) return undefined
    const asNoExecute: Story = {
      id: `${story.id}!`,
      level: story.level,
      steps: story.steps.map((step) =>
        typeof step !== 'string'
          ? step
          : step.includes('cordon')
            ? taint('repair=now:NoExecute')
            : step.replace('NoSchedule', 'NoExecute'),
      ),
    }
    const kept: Story = {
      id: `${story.id}+`,
      level: story.level,
      steps: story.steps.filter((step) => typeof step !== 'string' || !step.endsWith('-')),
    }
    const [begin = ''] = story.steps
    const first: Story = { id: 'first', level: 1, steps: [begin] }
    for (const told of [
      asNoExecute,
      ...(story.id === 'taken-back' ? [kept] : []),
      ...(story.id === 'two' ? [first] : []),
    ])
      watch(told, pods)
    const matched = pods.map((tolerations, i) => ({
      text: { code: names[i] ?? '' },
      right: fates[i] as Fate,
      beliefs: {
        'no-schedule-evicts': fateOf(asNoExecute, tolerations),
        'seconds-are-from-the-start': story.id === 'taken-back' ? fateOf(kept, tolerations) : undefined,
        'one-tolerated-taint-is-enough': story.id === 'two' ? fateOf(first, tolerations) : undefined,
        'effect-and-value-do-not-matter': fateOf(story, loosened(tolerations)),
        'tolerated-means-for-ever': fateOf(story, forever(tolerations)),
        'running-pods-are-left-alone': 'stays' as const,
        'tolerations-only-matter-for-new-pods': fateOf(story, []),
      },
    }))
    const shown: Fate[] = [
      'at-once',
      ...(['after-20', 'after-30', 'after-50', 'after-60', 'after-80'] as const).filter(
        (fate) => fates.includes(fate) || fate === 'after-30' || fate === 'after-60',
      ),
      'stays',
    ]
    const { body, key, slips } = pairingOf(
      matched,
      shown.map((value) => ({ value, text: { key: value } })),
    )
    const lines = story.steps.map((step) => (typeof step === 'number' ? `$ sleep ${step}` : `$ ${step}`))
    return {
      kind: 'matching',
      prompt: { key: 'prompt', params: { node } },
      exhibits: [
        {
          kind: 'yaml',
          title: { key: 'pods', params: { node } },
          text: pods
            .map(
              (tolerations, i) =>
                `# ${names[i]}\n${tolerations.length ? yamlOf({ tolerations }) : 'tolerations: []\n'}`,
            )
            .join('---\n'),
        },
        { kind: 'terminal', text: lines.join('\n') },
      ],
      body,
      key,
      slips,
      explanation: { rule: { key: isQuiet ? 'rule-quiet' : 'rule' }, facts: [{ key: 'observed' }] },
      scenario: {
        cluster,
        objects: pods.map((tolerations, i) => manifestOf(names[i] ?? '', tolerations)),
        commands: lines.map((line) => line.slice(2)),
      },
    }
  },
})
