import { brokenPod, type Fault } from '@/lib/goal/broken-pods'
import { openStage } from '@/lib/goal/open-stage'
import { yamlOf } from '@/lib/goal/stage'
import { type Matched, pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }],
}
const waitMs = 45_000

/** Commands that read, with the name of the Pod left out. */
const looks = {
  log: (pod: string) => `kubectl logs ${pod}`,
  previous: (pod: string) => `kubectl logs ${pod} --previous`,
  init: (pod: string) => `kubectl logs ${pod} -c prepare`,
  describe: (pod: string) => `kubectl describe pod ${pod}`,
} as const
type Look = keyof typeof looks

/** What says the cause: the program's own note, or words of the cluster. */
const causes: Partial<Record<Fault, RegExp | 'note'>> = {
  'no-such-image': /not found/,
  'missing-key': /configmap "settings-of-nobody" not found/,
  'missing-volume': /configmap "settings-of-nobody" not found/,
  'asks-too-much': /Insufficient cpu/,
  'no-node-matches': /didn't match Pod's node affinity\/selector/,
  'no-such-program': /no such file or directory/,
  'never-ready': /Readiness probe failed/,
  'ends-once': 'note',
  'ends-late': 'note',
  'init-fails': 'note',
}

const faultsOfLevel: Record<number, Fault[]> = {
  1: ['no-such-image', 'ends-once', 'asks-too-much', 'missing-key'],
  2: ['no-node-matches', 'ends-once', 'missing-volume', 'init-fails', 'no-such-image', 'ends-late'],
  3: ['ends-late', 'never-ready', 'init-fails', 'no-such-program', 'ends-once', 'missing-key'],
}

const notes = ['licence expired', 'cannot reach the database', 'port 80 is taken', 'no space left in /data']

/** What is looked at by whoever believes it. */
const beliefs: Record<string, Partial<Record<Fault, Look>>> = {
  'logs-without-a-container': {
    'no-such-image': 'log',
    'missing-key': 'log',
    'missing-volume': 'log',
    'asks-too-much': 'log',
    'no-node-matches': 'log',
    'no-such-program': 'log',
  },
  'events-tell-everything': { 'ends-once': 'describe', 'ends-late': 'describe', 'init-fails': 'describe' },
  'one-log-for-all': { 'ends-late': 'log', 'init-fails': 'log' },
  'previous-is-the-earlier-pod': { 'ends-once': 'previous', 'init-fails': 'previous' },
  'app-knows-its-probe': { 'never-ready': 'log' },
}

export default defineQuestion({
  id: 'where-the-evidence-is',
  concepts: ['logs-and-events', 'pods-that-do-not-run', 'method', 'observability'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  generate({ rng, difficulty }) {
    const faults = rng.sample(faultsOfLevel[difficulty] ?? [], 3)
    const names = rng.sample(['api', 'cart', 'mail', 'shop', 'stock', 'web'], 3)
    const said = rng.sample(notes, 3)
    const pods = faults.map((fault, i) => brokenPod(names[i] as string, fault, said[i] as string))
    const stage = openStage(cluster)
    for (const pod of pods) stage.create('pods', pod)
    stage.cluster.advance(waitMs)
    const listed = stage.kubectl('kubectl get pods').stdout
    const kinds = Object.keys(looks) as Look[]
    const known = faults.map((fault, i) => {
      const cause = causes[fault]
      return kinds.filter((kind) => {
        const { stdout } = stage.kubectl(looks[kind](names[i] as string))
        return cause instanceof RegExp
          ? cause.test(stdout)
          : // In a description the note also stands as part of the command.
            kind !== 'describe' && stdout.includes(said[i] as string)
      })
    })
    // One place each, and not the same for all.
    if (known.some((places) => places.length !== 1) || new Set(known.flat()).size < 2) return undefined
    const matched = faults.map((fault, i): Matched<Look> => {
      const right = known[i]?.[0] as Look
      const pairs = Object.entries(beliefs).map(([belief, places]) => [belief, places[fault]])
      return {
        text: { code: names[i] as string },
        right,
        beliefs: Object.fromEntries(pairs),
        because: { key: `because-${fault}` },
      }
    })
    const { body, key, slips, because } = pairingOf(
      matched,
      kinds.map((value) => ({ value, text: { code: looks[value]('POD') } })),
    )
    return {
      kind: 'matching',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', text: yamlOf(...pods) },
        { kind: 'terminal', text: `$ kubectl get pods\n${listed.trimEnd()}` },
      ],
      body,
      key,
      slips,
      explanation: {
        rule: { key: 'rule' },
        facts: [{ key: 'observed', params: { seconds: waitMs / 1000 } }],
        because,
      },
      scenario: { cluster, objects: pods, commands: ['kubectl get pods'] },
    }
  },
})
