import '../server-only'
import type { Decision } from '@/lib/classroom/regrade'
import { AppError } from '@/lib/errors/app-error'
import { scoreAfterHints } from '@/lib/quiz/hints'
import { taskLog } from '../exams/task-log'
import { gradeOfError } from '../exams/task-result'
import { fromDb, type Json } from '../json'
import { gradeResponse } from '../practice/grade-response'
import { banks } from '../question-bank'
import type { ItemWork } from './regrade-work'

/** An item by the checks, the content and the engine of today. @throws BUSY */
export async function gradeAgain(item: ItemWork): Promise<Decision> {
  try {
    return item.examTask ? await gradeTaskAgain(item.examTask) : await gradeQuestionAgain(item)
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
  const graded = await gradeResponse(servedVariant, fromDb(response)).catch((error: unknown) => {
    // Of the wrong shape, as when it was graded first: a wrong answer.
    if (error instanceof AppError && error.code === 'INVALID_INPUT') return { score: 0 }
    throw error
  })
  return { mark: scoreAfterHints(graded.score, hints.length) }
}

async function gradeTaskAgain(task: NonNullable<ItemWork['examTask']>): Promise<Decision> {
  const { skillId, seed, scenario, entries, exam } = task
  const log = taskLog(entries) as unknown as Json
  const work = { skillId, seed, artefactHash: exam.artefactHash, scenario: fromDb(scenario), log }
  const graded = await (await banks()).drills.regrade({ ...work, settled: true })
  return 'refused' in graded ? { failed: graded.refused.code } : { mark: graded.score }
}
