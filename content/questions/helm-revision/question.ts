import { defineQuestion, type GenerateContext } from '@/lib/quiz/question'
import type { Slip } from '@/lib/quiz/variant'

type Step =
  | { does: 'upgrade'; replicas: number; fails: boolean }
  /** Without a revision: to the one before the newest. */
  | { does: 'rollback'; to?: number }

interface Revision {
  number: number
  replicas: number
}

interface Rules {
  /** The history is cut back to the revision. */
  cutsBack?: boolean
  /** A rollback without a revision goes back to the first one. */
  toFirst?: boolean
  /** Failed upgrades leave no revision. */
  failuresLeaveNothing?: boolean
}

/** The newest revision after the steps. @throws when a rollback wants a revision that is not there */
function newestAfter(first: number, steps: readonly Step[], rules: Rules = {}): Revision {
  let history: Revision[] = [{ number: 1, replicas: first }]
  for (const step of steps) {
    const newest = history.at(-1) as Revision
    if (step.does === 'upgrade') {
      if (step.fails && rules.failuresLeaveNothing) continue
      history.push({ number: newest.number + 1, replicas: step.replicas })
      continue
    }
    const wanted = step.to ?? (rules.toFirst ? 1 : newest.number - 1)
    const found = history.find(({ number }) => number === wanted) ?? (history[0] as Revision)
    if (rules.cutsBack) history = history.filter(({ number }) => number <= found.number)
    else history.push({ number: newest.number + 1, replicas: found.replicas })
  }
  return history.at(-1) as Revision
}

function drawSteps({ rng, difficulty }: GenerateContext): Step[] {
  const counts = rng.shuffle([2, 3, 4, 5, 6, 7, 8])
  const steps: Step[] = [{ does: 'upgrade', replicas: counts.pop() ?? 0, fails: false }]
  const length = difficulty + rng.int(1, 2)
  while (steps.length < length) {
    const revisions = steps.length + 1
    if (revisions > 2 && rng.chance(0.5)) {
      const named = difficulty === 1 || rng.chance(0.5)
      steps.push({ does: 'rollback', ...(named ? { to: rng.int(1, revisions - 1) } : {}) })
    } else {
      const fails = difficulty === 3 && rng.chance(0.4)
      steps.push({ does: 'upgrade', replicas: counts.pop() ?? 0, fails })
    }
  }
  const revisions = steps.length + 1
  const last: Step =
    difficulty === 1 ? { does: 'rollback', to: rng.int(1, revisions - 1) } : { does: 'rollback' }
  return [...steps, last]
}

function lineOf(step: Step): string {
  if (step.does === 'rollback') return `$ helm rollback web${step.to ? ` ${step.to}` : ''}`
  const line = `$ helm upgrade web ./web --set replicaCount=${step.replicas}`
  return step.fails
    ? `${line} --wait --timeout 1m\nError: UPGRADE FAILED: resource Deployment/default/web not ready. status: InProgress, message: Available: 0/${step.replicas}\ncontext deadline exceeded`
    : line
}

const beliefs: Record<string, Rules> = {
  'rollback-goes-back-in-number': { cutsBack: true },
  'failures-leave-nothing': { failuresLeaveNothing: true },
  'without-a-number-the-first': { toFirst: true },
}

export default defineQuestion({
  id: 'helm-revision',
  concepts: ['helm', 'helm-advanced'],
  levels: [1, 2, 3],
  kinds: ['number'],
  citation: [{ title: 'helm rollback', url: 'https://helm.sh/docs/helm/helm_rollback/' }],
  generate(context) {
    const { rng, difficulty } = context
    const first = 1
    const steps = drawSteps(context)
    const asks = rng.chance(0.5) ? 'replicas' : 'number'
    if (difficulty === 3 && !steps.some((s) => s.does === 'upgrade' && s.fails)) return undefined
    const newest = newestAfter(first, steps)
    const value = newest[asks]
    const wrong = Object.entries(beliefs)
      .map(([misconception, rules]) => ({ misconception, answer: newestAfter(first, steps, rules)[asks] }))
      .filter(({ answer }) => answer !== value)
    const slips = wrong
      .filter(({ answer }, i) => wrong.findIndex((w) => w.answer === answer) === i)
      .map(({ misconception, answer }): Slip => ({ misconception, answer: String(answer) }))
    if (!slips.length) return undefined
    const lines = [`$ helm install web ./web --set replicaCount=${first}`, ...steps.map(lineOf)]
    return {
      kind: 'number',
      prompt: { key: `prompt-${asks}` },
      exhibits: [{ kind: 'terminal', text: lines.join('\n') }],
      body: { min: 1, max: 20 },
      key: { value },
      slips,
      explanation: {
        rule: { key: difficulty === 3 ? 'rule-failed' : 'rule' },
        facts: [{ key: 'newest', params: { ...newest } }],
      },
      scenario: { cluster: {}, objects: [], commands: [] },
    }
  },
})
