import '../../server-only'
import { z } from 'zod'
import type { CheckMoments } from '@/lib/classroom/check-moments'
import { submissionInstructor } from '../../access'
import { whenAdmin } from '../../audit'
import { taskLog } from '../../exams/task-log'
import { gradeOfError } from '../../exams/task-result'
import { fromDb, type Json } from '../../json'
import { loggedTask } from '../../marking/logged-task'
import { defineOperation } from '../../operation'
import { banks, type DrillRefusal, type DrillWork } from '../../question-bank'
import { consume, LIMITS } from '../../rate-limit'

/** By task, log and engine: they follow from these. The last used are kept. */
const kept = new Map<string, CheckMoments | DrillRefusal>()
const KEPT = 50

/** When each check of a learner's task turned true, and false again. */
export const getCheckMoments = defineOperation({
  access: submissionInstructor,
  input: z.strictObject({ submissionId: z.uuid(), itemId: z.uuid() }),
  audit: (grant, { submissionId, itemId }) =>
    whenAdmin(grant, { action: 'getCheckMoments', details: { submissionId, itemId } }),
  async run({ userId, submissionId }, { itemId }): Promise<CheckMoments | DrillRefusal> {
    const task = await loggedTask(submissionId, itemId)
    const key = `${task.id} ${task.lastHash} ${task.exam.artefactHash}`
    const there = kept.get(key)
    if (!there) await consume(LIMITS.momentsUser, userId)
    const moments = there ?? (await askMoments(workOf(task)))
    kept.delete(key)
    kept.set(key, moments)
    for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old)
    return moments
  },
})

/** A log whose replay takes too long is refused, as when it is graded. */
async function askMoments(work: DrillWork): Promise<CheckMoments | DrillRefusal> {
  const { drills } = await banks()
  return drills.moments(work).catch((error: unknown) => {
    const refused = gradeOfError(error)?.result
    if (!refused || !('refused' in refused)) throw error
    return refused
  })
}

function workOf(task: Awaited<ReturnType<typeof loggedTask>>) {
  const { skillId, contentVersionId, seed, scenario, entries, exam } = task
  const { artefactHash } = exam
  const log = taskLog(entries) as unknown as Json
  return { skillId, contentVersionId, seed, artefactHash, scenario: fromDb(scenario), log }
}
