import { brokenPod, type Fault } from '@/lib/goal/broken-pods'
import { openStage } from '@/lib/goal/open-stage'
import { yamlOf } from '@/lib/goal/stage'
import { type Matched, pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }],
}
const waitMs = 45_000

const faultsOfLevel: Record<number, Fault[]> = {
  1: ['no-such-image', 'ends-with-error', 'asks-too-much', 'ends-well-once', 'missing-key', 'ends-once'],
  2: ['no-such-image', 'ends-with-error', 'no-node-matches', 'ends-once', 'missing-key', 'init-waits'],
  3: ['ends-well', 'missing-volume', 'missing-key', 'init-fails', 'never-ready', 'init-waits', 'ends-once'],
}

const states = [
  'Pending',
  'ContainerCreating',
  'ImagePullBackOff',
  'CreateContainerConfigError',
  'Init:Error',
  'Init:0/1',
  'Error',
  'Completed',
  'Running',
] as const
type State = (typeof states)[number]

/** What would be shown if a belief were true. */
const beliefs: Record<string, Partial<Record<Fault, State>>> = {
  'status-is-the-phase': {
    'no-such-image': 'Pending',
    'missing-key': 'Pending',
    'missing-volume': 'Pending',
    'init-waits': 'Pending',
    'init-fails': 'Pending',
  },
  'restarted-means-running': { 'ends-with-error': 'Running', 'ends-well': 'Running' },
  'ended-is-ended': { 'ends-with-error': 'Completed', 'ends-once': 'Completed', 'ends-well': 'Error' },
  'init-is-part-of-it': { 'init-fails': 'Error', 'init-waits': 'Running' },
  'missing-is-missing': {
    'missing-key': 'ContainerCreating',
    'missing-volume': 'CreateContainerConfigError',
    'asks-too-much': 'ContainerCreating',
    'no-node-matches': 'ContainerCreating',
  },
  'probe-stops-it': { 'never-ready': 'Error' },
}

export default defineQuestion({
  id: 'status-of-the-fault',
  concepts: ['pods-that-do-not-run', 'method', 'logs-and-events'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  generate({ rng, difficulty }) {
    const faults = rng.sample(faultsOfLevel[difficulty] ?? [], difficulty === 1 ? 3 : 4)
    const names = rng.sample(['api', 'cart', 'mail', 'shop', 'stock', 'web'], faults.length)
    const pods = faults.map((fault, i) => brokenPod(names[i] as string, fault, 'no database'))
    const stage = openStage(cluster)
    for (const pod of pods) stage.create('pods', pod)
    stage.cluster.advance(waitMs)
    const listed = stage.kubectl('kubectl get pods').stdout
    const statusOf = (name: string) => {
      const row = listed.split('\n').find((line) => line.startsWith(`${name} `)) ?? ''
      return row.split(/\s+/)[2] as State
    }
    const matched = faults.map((fault, i): Matched<State> => {
      const name = names[i] as string
      const pairs = Object.entries(beliefs).map(([belief, states]) => [belief, states[fault]])
      return {
        text: { code: name },
        right: statusOf(name),
        beliefs: Object.fromEntries(pairs),
        because: { key: `because-${fault}` },
      }
    })
    if (matched.some(({ right }) => !states.includes(right))) return undefined
    const likely = new Set(matched.flatMap((m) => [m.right, ...Object.values(m.beliefs ?? {})]))
    const shown = rng.shuffle(states.filter((state) => likely.has(state))).slice(0, 9)
    if (matched.some(({ right }) => !shown.includes(right))) return undefined
    const { body, key, slips, because } = pairingOf(
      matched,
      shown.map((value) => ({ value, text: { code: value } })),
    )
    return {
      kind: 'matching',
      prompt: { key: 'prompt', params: { seconds: waitMs / 1000 } },
      exhibits: [{ kind: 'yaml', text: yamlOf(...pods) }],
      body,
      key,
      slips,
      explanation: {
        rule: { key: 'rule' },
        facts: [],
        because,
        exhibits: [{ kind: 'terminal', text: `$ kubectl get pods\n${listed.trimEnd()}` }],
      },
      scenario: { cluster, objects: pods, commands: [] },
    }
  },
})
