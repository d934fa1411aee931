import type { DrillDraft } from '@/lib/authoring/drill-draft'
import { type TrialProblem, trialProblems, WRONG } from '@/lib/authoring/trials'
import type { TrialView } from '@/lib/server/authoring/trial-view'

export interface TrialStanding {
  /** `open`: its author has not said yet what is expected of it. */
  standing: 'none' | 'old' | 'good' | 'open' | 'bad'
  problems: TrialProblem[]
  /** What was observed becomes what is expected when the author says so. */
  canConfirm: boolean
}

const SAID_BY_AUTHOR = new Set<TrialProblem['code']>(['otherFails', 'otherDamages'])

/** How a trial stands by what the editor holds now: what its author expects need not be saved for that. */
export function standingOf(name: string, trials: readonly TrialView[], draft: DrillDraft): TrialStanding {
  const { state = 'none', run } = trials.find((view) => view.name === name) ?? {}
  const wrong = draft.wrong.find((one) => `${WRONG}${one.name}` === name)
  const problems = run ? trialProblems(name, run, wrong) : []
  if (state !== 'fresh') return { standing: state, problems, canConfirm: false }
  if (problems.length === 0) return { standing: 'good', problems, canConfirm: false }
  const canConfirm = problems.every(({ code }) => SAID_BY_AUTHOR.has(code))
  const isOpen = canConfirm && wrong?.fails.length === 0 && wrong.damages.length === 0
  return { standing: isOpen ? 'open' : 'bad', problems, canConfirm }
}
