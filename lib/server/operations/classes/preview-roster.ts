import '../../server-only'
import { z } from 'zod'
import { parseRoster } from '@/lib/classroom/roster-csv'
import { ROSTER_LIMITS } from '@/lib/classroom/roster-problem'
import { classEditor } from '../../access'
import { planRoster, type RosterStep } from '../../classroom/roster-plan'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { consume, LIMITS } from '../../rate-limit'

export const rosterTextSchema = z.string().max(ROSTER_LIMITS.bytes)

/** What applying a roster would do, line by line, and what is wrong with it. Changes nothing. */
export const previewRoster = defineOperation({
  access: classEditor,
  input: z.strictObject({ classId: z.uuid(), text: rosterTextSchema }),
  async run({ classId, userId }, { text }) {
    await consume(LIMITS.rosterUser, userId)
    const { lines, problems } = parseRoster(text)
    const steps = await planRoster(db(), classId, lines, now())
    return { problems, entries: steps.map(entryOf) }
  },
})

function entryOf(step: RosterStep) {
  const { line, email, name = '' } = step.line
  if (step.kind === 'same') return { line, email, name, outcome: step.is, changes: [] }
  if (step.kind === 'invite') {
    const outcome = step.invitation ? ('again' as const) : ('invite' as const)
    return { line, email, name: step.row.name, outcome, role: step.row.role, changes: [] }
  }
  return {
    ...{ line, email, name, outcome: `change-${step.kind}` as const },
    changes: Object.keys(step.changes) as ('name' | 'role' | 'externalId' | 'extraTimePercent')[],
  }
}
