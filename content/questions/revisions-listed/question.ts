import { deployment } from '@/lib/goal/manifests'
import { openStage } from '@/lib/goal/open-stage'
import type { Manifest, Stage } from '@/lib/goal/stage'
import { type Belief, idsOf, slipsOfBeliefs } from '@/lib/quiz/beliefs'
import { optionsOf } from '@/lib/quiz/kinds/options'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = {
  nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }, { name: 'worker-2' }],
}
const history = 'kubectl rollout history deployment/web'

function manifestOf(limit: number | undefined): Manifest {
  const { spec, ...rest } = deployment('web', {
    replicas: 1,
    labels: { app: 'web' },
    image: 'nginx:1.24',
  }) as Manifest & { spec: object }
  return {
    ...rest,
    ...{ spec: { ...(limit === undefined ? {} : { revisionHistoryLimit: limit }), ...spec } },
  }
}

/** The revision numbers that are listed after the commands; undefined if one fails. */
function revisions(lines: readonly string[], limit: number | undefined): string[] | undefined {
  const stage: Stage = openStage(cluster)
  stage.create('deployments.apps', manifestOf(limit))
  stage.cluster.drain()
  for (const line of lines) {
    if (stage.kubectl(line).exitCode !== 0) return undefined
    // Old ReplicaSets are cleaned up once a rollout is through; without a limit there is nothing to wait for.
    if (limit !== undefined) stage.settle()
  }
  return stage.kubectl(history).stdout.match(/^\d+/gm) ?? undefined
}

const image = (tag: string) => `kubectl set image deployment/web app=nginx:${tag}`
const scale = (replicas: number) => `kubectl scale deployment web --replicas=${replicas}`
const undo = (revision?: number) =>
  `kubectl rollout undo deployment/web${revision ? ` --to-revision=${revision}` : ''}`

function draw({ rng, difficulty }: GenerateContext): string[] {
  const tags = rng.sample(['1.25', '1.26', '1.27', '1.28', '1.29'], 4)
  const sets = tags.slice(0, difficulty === 1 ? rng.int(1, 2) : rng.int(2, 3)).map(image)
  const idle = [scale(rng.int(3, 6)), 'kubectl annotate deployment web team=a', sets.at(-1) ?? '']
  const again = rng.pick([
    image('1.24'),
    undo(rng.int(1, sets.length)),
    'kubectl rollout restart deployment/web',
  ])
  const middle = rng.chance(0.6) ? [rng.pick(idle.slice(0, 2))] : []
  if (difficulty === 1) return [...sets, ...middle, undo()]
  if (difficulty === 2) return [...sets, rng.pick(idle), again]
  const more = image(tags[3] ?? '')
  const pause = [
    'kubectl rollout pause deployment/web',
    more,
    'kubectl set env deployment/web MODE=blue',
    'kubectl rollout resume deployment/web',
  ]
  return rng.chance(0.5) ? [...sets, ...pause, undo()] : [...sets, again, ...rng.pick([[more], pause])]
}

const range = (count: number) => Array.from({ length: count }, (_, i) => String(i + 1))

export default defineQuestion({
  id: 'revisions-listed',
  concepts: ['rolling-update-and-rollback', 'deployment', 'replicaset'],
  levels: [1, 2, 3],
  kinds: ['multiple-choice'],
  generate(context) {
    const { rng, difficulty } = context
    const lines = draw(context)
    const limit = difficulty === 3 && rng.chance(0.7) ? rng.int(1, 2) : undefined
    const seen = revisions(lines, limit)
    if (!seen) return undefined
    const truth = new Set(seen)
    const last = Number(seen.at(-1))
    const kept = revisions(lines, undefined) ?? []
    const isUndo = (line: string) => line.includes('undo')
    const beliefs: Belief[] = [
      ...(limit === undefined
        ? []
        : [
            { misconception: 'limit-is-ignored', right: new Set(kept) },
            { misconception: 'limit-counts-the-present', right: new Set(kept.slice(-limit)) },
          ]),
      ...(lines.some(isUndo)
        ? [
            {
              misconception: 'undo-goes-back',
              right: new Set(
                (
                  revisions(
                    lines.filter((line) => !isUndo(line)),
                    undefined,
                  ) ?? []
                ).slice(-kept.length),
              ),
            },
          ]
        : []),
      { misconception: 'old-number-stays', right: new Set(range(last)) },
      { misconception: 'every-command-counts', right: new Set(range(lines.length + 1)) },
    ]
    const items = range(Math.min(9, Math.max(last, lines.length) + 1))
    const options = optionsOf(items.map((code) => ({ code })))
    const manifest = manifestOf(limit)
    return {
      kind: 'multiple-choice',
      prompt: { key: limit === undefined ? 'prompt' : 'prompt-limit', params: { limit: limit ?? 10 } },
      exhibits: [
        {
          kind: 'terminal',
          text: [...lines, history].map((line) => `$ ${line}`).join('\n'),
        },
      ],
      body: { options },
      key: { options: idsOf(options, items, truth) },
      slips: slipsOfBeliefs(options, items, truth, beliefs),
      explanation: {
        rule: { key: difficulty === 3 ? 'rule-all' : 'rule' },
        facts: [{ key: 'observed', params: { revisions: seen.join(', ') } }],
      },
      scenario: { cluster, objects: [manifest], commands: [...lines, history] },
    }
  },
})
