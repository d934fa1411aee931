import type { ObjectOf } from '@/lib/cluster/apimachinery/object'
import { type PodManifest, podWith } from '@/lib/goal/manifests'
import { settledStage } from '@/lib/goal/settled-stage'
import { RequestRefused } from '@/lib/goal/stage'
import { pairingOf } from '@/lib/quiz/pairing'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import { tableOf } from '@/lib/quiz/table'
import type { Message } from '@/lib/quiz/variant'

const cluster = {
  nodes: [
    { name: 'control-plane', controlPlane: true },
    { name: 'worker-1', cpu: '64', memory: '64Gi' },
  ],
  addons: ['metrics-server'],
}

const fates = ['as-it-likes', 'slowed', 'restarted', 'failed', 'refused'] as const
type Fate = (typeof fates)[number]

interface Drawn {
  /** What the program would take: one CPU, or so many MiB. */
  wants: 'cpu' | number
  request?: number
  limit?: number
  restartPolicy: 'Always' | 'Never'
}

/** What the program takes besides what it is told to, in MiB. */
const own = 20

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const restartPolicy = difficulty >= 2 && rng.chance(0.4) ? 'Never' : 'Always'
  if (rng.chance(0.5)) {
    const limit = rng.pick([200, 500, 2000, undefined])
    const request = rng.pick([100, 250, undefined, ...(difficulty === 3 ? [800] : [])])
    return { wants: 'cpu', restartPolicy, ...(limit ? { limit } : {}), ...(request ? { request } : {}) }
  }
  const wants = rng.pick([150, 250, 400])
  const limit = rng.pick([100, 200, 300, 500, undefined])
  const request = rng.pick([100, 200, undefined, ...(difficulty === 3 ? [350] : [])])
  return { wants, restartPolicy, ...(limit ? { limit } : {}), ...(request ? { request } : {}) }
}

function resourcesOf({ wants, request, limit }: Drawn): object {
  const amount = (value: number) => (wants === 'cpu' ? { cpu: `${value}m` } : { memory: `${value}Mi` })
  return { ...(request ? { requests: amount(request) } : {}), ...(limit ? { limits: amount(limit) } : {}) }
}

function manifestOf(name: string, drawn: Drawn): PodManifest {
  const { wants, restartPolicy } = drawn
  const program =
    wants === 'cpu'
      ? { image: 'polinux/stress', command: ['stress', '--cpu', '1'] }
      : {
          image: 'polinux/stress',
          command: ['stress', '--vm', '1', '--vm-bytes', `${wants - own}M`, '--vm-hang', '0'],
        }
  return podWith(name, {
    restartPolicy,
    containers: [{ name: 'app', ...program, resources: resourcesOf(drawn) }],
  })
}

interface Seen {
  fate: Fate
  words: Message
}

const known = new Map<string, Seen>()

/** What has become of a Pod; {@link watch} has seen it. */
function seenOf(drawn: Drawn): Seen {
  const seen = known.get(JSON.stringify(drawn))
  if (!seen) throw new Error(`nobody has watched ${JSON.stringify(drawn)}`)
  return seen
}

/** Creates a Pod of each and looks at them after a minute and a half: they have room enough beside each other. */
async function watch(pods: readonly Drawn[]): Promise<void> {
  const fresh = new Map(pods.map((drawn) => [JSON.stringify(drawn), drawn]))
  for (const id of fresh.keys()) if (known.has(id)) fresh.delete(id)
  if (fresh.size === 0) return
  const stage = await settledStage(cluster, [])
  const created = [...fresh].map(([id, drawn], i) => {
    const name = `app-${i}`
    try {
      stage.create('pods', manifestOf(name, drawn))
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      const { message } = JSON.parse(error.message.slice(error.message.indexOf('{'))) as { message: string }
      known.set(id, {
        fate: 'refused',
        words: { key: 'said', params: { message: message.replace(name, 'app') } },
      })
      return undefined
    }
    return { id, drawn, name }
  })
  stage.cluster.advance(90_000)
  const top = new Map(
    stage
      .kubectl('kubectl top pods --no-headers')
      .stdout.trim()
      .split('\n')
      .map((line) => line.split(/\s+/))
      .map(([name = '', cpu = '', memory = '']) => [name, { cpu, memory }]),
  )
  for (const one of created) {
    if (!one) continue
    const used = top.get(one.name)?.[one.drawn.wants === 'cpu' ? 'cpu' : 'memory']
    known.set(one.id, look(stage.get('pods', one.name), one.drawn, used))
  }
}

/** @param used what `kubectl top` shows of it, if it runs */
function look({ status }: ObjectOf<'pods'>, { wants }: Drawn, used: string | undefined): Seen {
  const [container] = status?.containerStatuses ?? []
  const ended = container?.state?.terminated ?? container?.lastState?.terminated
  if (ended) {
    const { reason = '', exitCode = 0 } = ended
    const restarts = container?.restartCount ?? 0
    const words = { key: 'ended', params: { reason, code: exitCode, restarts } }
    return { fate: status?.phase === 'Failed' ? 'failed' : 'restarted', words }
  }
  if (used === undefined) throw new Error('kubectl top says nothing')
  const isSlow = wants === 'cpu' && Number.parseInt(used, 10) < 900
  return { fate: isSlow ? 'slowed' : 'as-it-likes', words: { key: 'used', params: { usage: used } } }
}

export default defineQuestion({
  id: 'past-its-limit',
  concepts: ['resource-requests-and-limits', 'qos-and-eviction', 'resource-usage-and-metrics'],
  levels: [1, 2, 3],
  kinds: ['matching'],
  async generate(context) {
    const { rng, difficulty } = context
    const names = rng.sample(['red', 'green', 'blue', 'white', 'black'], difficulty === 1 ? 3 : 4).sort()
    const pods = names.map(() => draw(context))
    const shown = pods.map(({ wants, request, limit, restartPolicy }) =>
      JSON.stringify([wants === 'cpu', request, limit, restartPolicy]),
    )
    if (new Set(shown).size < pods.length) return undefined
    // A program that takes about as much as its limit says nothing.
    if (pods.some(({ wants, limit }) => wants !== 'cpu' && limit && Math.abs(wants - limit) < 40))
      return undefined
    // Only at the highest level a manifest may be refused.
    if (difficulty < 3 && pods.some(({ request, limit }) => request && limit && request > limit))
      return undefined
    const unasked = ({ request: _, ...one }: Drawn): Drawn => one
    const capped = (one: Drawn): Drawn => (one.request ? { ...one, limit: one.request } : one)
    await watch([...pods, ...pods.map(unasked), ...pods.map(capped)])
    const seen = pods.map(seenOf)
    if (new Set(seen.map(({ fate }) => fate)).size < 2) return undefined
    const matched = []
    for (const [i, drawn] of pods.entries()) {
      const { fate, words } = seen[i] as Seen
      const { wants, limit, request } = drawn
      const isCpu = wants === 'cpu'
      const over = fate === 'slowed' || fate === 'restarted' || fate === 'failed'
      matched.push({
        text: { code: names[i] ?? '' },
        right: fate,
        beliefs: {
          'limit-is-raised-to-the-request': fate === 'refused' ? seenOf(unasked(drawn)).fate : undefined,
          'cpu-kills': fate === 'slowed' ? ('restarted' as const) : undefined,
          'memory-slows': !isCpu && over ? ('slowed' as const) : undefined,
          'request-is-the-ceiling': request && fate !== 'refused' ? seenOf(capped(drawn)).fate : undefined,
          'killed-means-restarted': fate === 'failed' ? ('restarted' as const) : undefined,
          'killed-means-failed': fate === 'restarted' ? ('failed' as const) : undefined,
          'limits-only-warn': over ? ('as-it-likes' as const) : undefined,
          'no-limit-means-none':
            limit || fate !== 'as-it-likes'
              ? undefined
              : isCpu
                ? ('slowed' as const)
                : ('restarted' as const),
        },
        because: words,
      })
    }
    const { body, key, slips, because } = pairingOf(
      matched,
      fates
        .filter((fate) => difficulty === 3 || fate !== 'refused')
        .map((value) => ({ value, text: { key: value } })),
    )
    const rows = pods.map((drawn, i) => {
      const unit = drawn.wants === 'cpu' ? 'm' : 'Mi'
      const name = drawn.wants === 'cpu' ? 'cpu' : 'memory'
      const amount = (value?: number) => (value ? `${name}=${value}${unit}` : '<none>')
      const wants = drawn.wants === 'cpu' ? 'cpu=1000m' : `memory=${drawn.wants}Mi`
      return [names[i] ?? '', wants, amount(drawn.request), amount(drawn.limit), drawn.restartPolicy]
    })
    return {
      kind: 'matching',
      prompt: { key: 'prompt' },
      exhibits: [
        {
          kind: 'terminal',
          title: { key: 'pods' },
          text: tableOf([['POD', 'PROGRAM WANTS', 'REQUEST', 'LIMIT', 'RESTART POLICY'], ...rows]),
        },
      ],
      body,
      key,
      slips,
      explanation: {
        rule: { key: difficulty === 3 ? 'rule-refused' : 'rule' },
        facts: [{ key: 'observed' }],
        because,
      },
      scenario: {
        cluster,
        objects: pods.flatMap((drawn, i) =>
          seen[i]?.fate === 'refused' ? [] : [manifestOf(names[i] ?? '', drawn)],
        ),
        commands: ['sleep 60', 'kubectl get pods', 'kubectl top pods'],
      },
    }
  },
})
