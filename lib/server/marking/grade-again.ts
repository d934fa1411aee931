import '../server-only'
import type { Decision } from '@/lib/classroom/regrade'
import { AppError } from '@/lib/errors/app-error'
import { scoreAfterHints } from '@/lib/quiz/hints'
import { taskLog } from '../exams/task-log'
import { gradeOf, gradeOfError } from '../exams/task-result'
import { fromDb, type Json } from '../json'
import { gradeResponse } from '../practice/grade-response'
import { banks } from '../question-bank'
import type { DrillVersions } from './drill-versions'
import type { ItemWork } from './regrade-work'

/**
 * An item by the checks and the engine of today.
 * @param versions content versions by drill: those of instructors' own are run as they say, and by none as they were given out
 * @throws BUSY
 */
export async function gradeAgain(item: ItemWork, versions: DrillVersions): Promise<Decision> {
  try {
    return item.examTask ? await gradeTaskAgain(item.examTask, versions) : await gradeQuestionAgain(item)
  } catch (error) {
    if (error instanceof AppError && error.code === 'BUSY') throw error
    const refused = gradeOfError(error)?.result
    if (refused && 'refused' in refused) return { failed: refused.refused.code }
    console.error('regrade', item.id, error)
    return { failed: 'failed' }
  }
}

async function gradeQuestionAgain({ servedVariant, response, hints }: ItemWork): Promise<Decision> {
  if (!servedVariant) return { failed: 'failed' }
  if (response === null) return { mark: 0 }
  const wrong = { correct: false, score: 0, details: null }
  const graded = await gradeResponse(servedVariant, fromDb(response), true).catch((error: unknown) => {
    // Of the wrong shape, as when it was graded first: a wrong answer.
    if (error instanceof AppError && error.code === 'INVALID_INPUT') return wrong
    throw error
  })
  const { correct, details: result } = graded
  const score = scoreAfterHints(graded.score, hints.length)
  return { mark: score, graded: { correct, score, result, contentVersionId: null, artefactHash: null } }
}

async function gradeTaskAgain(
  { skillId, seed, scenario, entries, exam, contentVersionId: pinned }: NonNullable<ItemWork['examTask']>,
  versions: DrillVersions,
): Promise<Decision> {
  const contentVersionId = versions[skillId] ?? pinned
  const log = taskLog(entries) as unknown as Json
  const start = { skillId, seed, scenario: fromDb(scenario), log, artefactHash: exam.artefactHash }
  const graded = await (await banks()).drills.regrade({ ...start, contentVersionId, settled: true })
  if ('refused' in graded) return { failed: graded.refused.code }
  const { score, passed: correct, artefactHash } = graded
  const { result } = gradeOf(graded)
  return { mark: score, graded: { correct, score, result, contentVersionId, artefactHash } }
}
