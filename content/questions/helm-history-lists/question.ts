import { openStage } from '@/lib/goal/open-stage'
import type { Stage } from '@/lib/goal/stage'
import { slipsOfAnswers } from '@/lib/quiz/answer-slips'
import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'

const cluster = { nodes: [{ name: 'control-plane', controlPlane: true }, { name: 'worker-1' }] }

const list = `helm history web -o json | jq -r '.[] | "\\(.revision) \\(.status)"'`
const install = 'helm create web && helm install web web'

/** An upgrade that succeeds, one whose Pods never get ready, one that takes itself back then, or a way back. */
type Step = 'works' | 'fails' | 'takes-back' | 'rollback' | 'uninstall'

const lines: Record<Step, (number: number) => string> = {
  works: (n) => `helm upgrade web web --set replicaCount=${n}`,
  fails: () => 'helm upgrade web web --set image.tag=none --wait --timeout 1m',
  'takes-back': () => 'helm upgrade web web --set image.tag=none --rollback-on-failure --timeout 1m',
  rollback: (n) => `helm rollback web ${n}`,
  uninstall: () => 'helm uninstall web --keep-history',
}

interface Drawn {
  steps: Step[]
  typed: string[]
}

function draw({ rng, difficulty }: GenerateContext): Drawn {
  const possible: Step[] = [
    'works',
    'works',
    'rollback',
    ...(difficulty > 1 ? (['fails', 'fails'] as const) : []),
    ...(difficulty > 2 ? (['takes-back', 'takes-back'] as const) : []),
  ]
  const count = rng.int(2, 3 + Number(difficulty > 1))
  const steps = Array.from({ length: count }, () => rng.pick(possible))
  if (difficulty > 1 && steps.at(-1) !== 'fails' && rng.chance(0.35)) steps.push('uninstall')
  const typed: string[] = []
  let revisions = 1
  for (const step of steps) {
    const number = step === 'works' ? rng.int(2, 6) : rng.int(1, Math.max(1, revisions - 1))
    typed.push(lines[step](number))
    revisions += step === 'takes-back' ? 2 : step === 'uninstall' ? 0 : 1
  }
  return { steps, typed }
}

async function listed(stage: Stage, typed: readonly string[]): Promise<string> {
  const { stdout } = await stage.run([install, ...typed, list].join('\n'))
  const end = stdout.split('\n').filter((line) => /^\d+ [a-z-]+$/.test(line))
  return end.join('\n')
}

const failure = 'Error: UPGRADE FAILED: …'

export default defineQuestion({
  id: 'helm-history-lists',
  concepts: ['helm-advanced', 'helm'],
  levels: [1, 2, 3],
  kinds: ['output'],
  async generate(context) {
    const { steps, typed } = draw(context)
    const needed: Record<number, Step[]> = { 1: ['rollback'], 2: ['fails', 'uninstall'], 3: ['takes-back'] }
    if (!needed[context.difficulty]?.some((step) => steps.includes(step))) return undefined
    const text = await listed(openStage(cluster), typed)
    const revisions = text.split('\n').map((line) => line.split(' ') as [string, string])
    const changed = (change: (status: string, i: number) => string) =>
      revisions.map(([number, status], i) => `${number} ${change(status, i)}`).join('\n')
    const renumbered = (kept: [string, string][]) =>
      kept.map(([, status], i) => `${i + 1} ${status}`).join('\n')
    const last = steps.indexOf('rollback')
    const target = last < 0 ? undefined : typed[last]?.split(' ').at(-1)
    const slips = slipsOfAnswers(text, {
      'rollback-makes-the-old-one-current':
        target && steps.length === last + 1
          ? revisions
              .slice(0, -1)
              .map(([n]) => `${n} ${n === target ? 'deployed' : 'superseded'}`)
              .join('\n')
          : undefined,
      'failures-are-not-recorded': renumbered(revisions.filter(([, status]) => status !== 'failed')),
      'the-newest-is-deployed': changed((status, i) =>
        i === revisions.length - 1 ? 'deployed' : status === 'deployed' ? 'superseded' : status,
      ),
      'the-earlier-ones-stay-deployed': changed((status) => (status === 'superseded' ? 'deployed' : status)),
    })
    if (slips.length === 0) return undefined
    const shown = typed.flatMap((line, i) =>
      ['fails', 'takes-back'].includes(steps[i] ?? '') ? [`$ ${line}`, failure] : [`$ ${line}`],
    )
    return {
      kind: 'output',
      prompt: { key: 'prompt' },
      exhibits: [{ kind: 'terminal', text: ['$ helm install web web', ...shown, `$ ${list}`].join('\n') }],
      body: { lines: revisions.length },
      key: { text },
      slips,
      explanation: {
        rule: { key: context.difficulty === 1 ? 'rule' : 'rule-failed' },
        facts: [{ key: 'observed' }],
        exhibits: [{ kind: 'terminal', text: `$ ${list}\n${text}` }],
      },
      scenario: { cluster, objects: [], commands: [install, ...typed.map((line) => `${line} || true`)] },
    }
  },
})
