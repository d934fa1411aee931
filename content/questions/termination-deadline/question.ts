import { parse } from 'yaml'
import { openStage } from '@/lib/goal/open-stage'
import { type Manifest, yamlOf } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

interface Ending {
  /** s that the program takes after SIGTERM; undefined: it ignores the signal. */
  cleanup: number | undefined
  /** s of the preStop hook. */
  hook: number
}

interface Deletion {
  endings: Ending[]
  /** s that each sidecar takes after SIGTERM, in the order of the list. */
  sidecars?: number[]
  /** s; undefined: the default. */
  grace: number | undefined
  /** s on the command line. */
  flag: number | undefined
}

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const names = ['app', 'log']

const trapping = (cleanup: number) => [
  ...['sh', '-c'],
  `trap 'sleep ${cleanup}; exit 0' TERM; sleep 86400 & wait`,
]

function manifestOf({ endings, grace, sidecars }: Deletion): Manifest {
  const containers = endings.map(({ cleanup, hook }, i) => ({
    name: names[i],
    image: 'busybox:1.36',
    command:
      cleanup === undefined
        ? ['sleep', '86400']
        : ['sh', '-c', `trap 'sleep ${cleanup}; exit 0' TERM; sleep 86400 & wait`],
    ...(hook > 0 ? { lifecycle: { preStop: { sleep: { seconds: hook } } } } : {}),
  }))
  const initContainers = sidecars?.map((cleanup, i) => ({
    ...{ name: ['proxy', 'agent'][i], image: 'busybox:1.36' },
    ...{ restartPolicy: 'Always', command: trapping(cleanup) },
  }))
  const spec = {
    ...(grace === undefined ? {} : { terminationGracePeriodSeconds: grace }),
    ...(initContainers ? { initContainers } : {}),
    containers,
  }
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'app' }, ...{ spec } }
}

const lineOf = ({ flag }: Deletion) =>
  `kubectl delete pod app${flag === undefined ? '' : ` --grace-period=${flag}`}`

/** s from the command until the Pod is gone. */
function lasts(deletion: Deletion): number | undefined {
  const stage = openStage(cluster)
  stage.create('pods', manifestOf(deletion))
  stage.cluster.drain()
  stage.cluster.advance(20_000)
  const began = stage.cluster.now()
  stage.kubectl(`${lineOf(deletion)} --wait=false`)
  for (;;) {
    if (!stage.exists('pods', 'app')) return Math.round((stage.cluster.now() - began) / 1000)
    if (stage.cluster.now() - began > 400_000) return undefined
    stage.cluster.advance(250)
  }
}

/** How long it would last if each container took so long. */
function longest({ endings }: Deletion, each: (ending: Ending) => number): number {
  return Math.max(...endings.map(each))
}

/** Sidecars whose turn comes when the app containers have ended: in time, so that nobody gets SIGKILL. */
function drawHard({ rng }: GenerateContext): Deletion {
  const ending = (): Ending => ({ cleanup: rng.int(2, 15), hook: rng.chance(0.6) ? rng.int(3, 10) : 0 })
  return {
    endings: [ending(), ending()],
    sidecars: Array.from({ length: rng.int(1, 2) }, () => rng.int(2, 14)),
    grace: rng.pick([45, 60, 90]),
    flag: rng.chance(0.3) ? rng.pick([50, 70]) : undefined,
  }
}

function draw({ rng, difficulty }: GenerateContext): Deletion {
  const ending = (): Ending => ({
    cleanup: rng.chance(0.2) ? undefined : rng.int(2, 50),
    hook: difficulty >= 2 && rng.chance(0.8) ? rng.int(3, 15) : 0,
  })
  return {
    endings: difficulty >= 3 ? [ending(), ending()] : [ending()],
    grace: rng.chance(0.4) ? undefined : rng.pick([20, 40, 45, 60]),
    flag: difficulty >= 3 && rng.chance(0.5) ? rng.pick([25, 35, 50]) : undefined,
  }
}

export default defineQuestion({
  id: 'termination-deadline',
  concepts: ['pod-lifecycle', 'init-and-sidecar-containers'],
  levels: [1, 2, 3, 4],
  kinds: ['number'],
  generate(context) {
    const deletion = context.difficulty === 4 ? drawHard(context) : draw(context)
    const { grace, flag, endings, sidecars = [] } = deletion
    const limit = flag ?? grace ?? 30
    const natural = ({ cleanup = Number.POSITIVE_INFINITY, hook }: Ending) => hook + cleanup
    // A second more or less must not decide who gets SIGKILL.
    if (endings.some((ending) => Math.abs(natural(ending) - limit) < 3)) return undefined
    const apps = longest(deletion, natural)
    const after = sidecars.reduce((sum, one) => sum + one, 0)
    if (sidecars.length > 0 && apps + after > limit - 3) return undefined
    const value = lasts(deletion)
    if (value === undefined) return undefined
    // Watching may add a second; the sidecars' turns are what is asked.
    if (sidecars.length > 0 && Math.abs(value - apps - after) > 1) return undefined
    const within = (most: number) => (ending: Ending) => Math.min(natural(ending), most)
    const ignored = endings.some(({ cleanup }) => cleanup === undefined)
    const believed = {
      'sidecars-end-with-the-rest': sidecars.length > 0 ? Math.max(apps, ...sidecars) : undefined,
      'sidecars-end-together': sidecars.length > 1 ? apps + Math.max(...sidecars) : undefined,
      'hook-has-its-own-time': longest(
        deletion,
        ({ hook, cleanup = limit }) => hook + Math.min(cleanup, limit),
      ),
      'nothing-ends-it': ignored ? undefined : longest(deletion, natural),
      'sigterm-ends-it': ignored ? longest(deletion, ({ hook, cleanup = 0 }) => hook + cleanup) : undefined,
      'one-after-another': endings.reduce((sum, ending) => sum + within(limit)(ending), 0),
      'manifest-wins': flag === undefined ? undefined : longest(deletion, within(grace ?? 30)),
      'always-the-whole-time': limit,
      'always-thirty': longest(deletion, within(30)),
    }
    const manifest = manifestOf(deletion)
    const { spec } = parse(yamlOf(manifest)) as { spec: object }
    return {
      kind: 'number',
      prompt: { key: 'prompt' },
      exhibits: [
        { kind: 'yaml', text: yamlOf({ spec }) },
        { kind: 'terminal', text: `$ ${lineOf(deletion)}` },
      ],
      body: { min: 0, max: 200, unit: { key: 'unit' } },
      key: { value },
      slips: slipsOfAnswers(value, believed),
      explanation: {
        rule: { key: sidecars.length > 0 ? 'rule-sidecars' : endings.length > 1 ? 'rule-many' : 'rule' },
        facts: [{ key: 'observed', params: { value, limit } }],
      },
      scenario: { cluster, objects: [manifest], commands: [] },
    }
  },
})
