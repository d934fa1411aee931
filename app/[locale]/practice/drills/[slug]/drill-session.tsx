'use client'

import type { ReactNode } from 'react'
import type { DrillVerdict } from '@/components/drill/drill-results'
import { type DrillActions, DrillRunner } from '@/components/drill/drill-runner'
import type { LabScenarioInput } from '@/lib/lab/scenario'
import { revealSolutionAction, startDrillAction, submitDrillAction } from '@/lib/server/actions/drills'

type Log = Parameters<typeof submitDrillAction>[0]['log']

const actions: DrillActions = {
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
  reveal: (input) => revealSolutionAction(input),
}

/** The drill with the server's operations behind it. */
export function DrillSession({ skillId, task }: { skillId: string; task: ReactNode }) {
  return <DrillRunner skillId={skillId} task={task} actions={actions} />
}
