import type { DrillActions } from '@/components/drill/drill-actions'
import type { DrillVerdict } from '@/components/drill/drill-results'
import type { LabScenarioInput } from '@/lib/lab/scenario'
import { revealSolutionAction, startDrillAction, submitDrillAction } from '@/lib/server/actions/drills'
import { findForeignWorkAction } from '@/lib/server/actions/review'

type Log = Parameters<typeof submitDrillAction>[0]['log']

/** A drill's requests on their way to the server's operations. */
export const drillActions: DrillActions = {
  async start(input) {
    const result = await startDrillAction(input)
    if (!result.ok) return result
    const { attemptId, scenario, seed } = result.data
    return { ok: true, data: { attemptId, seed, scenario: scenario as LabScenarioInput } }
  },
  async submit({ log, ...input }) {
    const result = await submitDrillAction({ ...input, log: log as unknown as Log })
    if (!result.ok) return result
    const { passed, score, checks, refused } = result.data
    if (refused) return { ok: true, data: { refused } }
    const graded = checks as unknown as Pick<DrillVerdict, 'checks' | 'texts' | 'damage'>
    return { ok: true, data: { passed, score: score ?? 0, ...graded } }
  },
  foreign: findForeignWorkAction,
  reveal: (input) => revealSolutionAction(input),
}
