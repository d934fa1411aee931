import '../server-only'
import type { Json } from '../json'
import type { Tx } from '../transaction'
import { scoreExam } from './score-exam'

/** What became of a task that was graded again. */
export interface TaskRegrade {
  /** 0..1, as it was graded at first. */
  firstScore: number
  /** The newest, as `StoredResult`. */
  result: { passed: boolean; checks: Json }
  at: Date
}

/** Of the tasks that were graded again, by id. An attempt of a task has the task's id. */
export async function taskRegrades(tx: Tx, taskIds: string[]): Promise<Map<string, TaskRegrade>> {
  const rows = await tx.regrade.findMany({
    where: { attemptId: { in: taskIds } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const regrades = new Map<string, TaskRegrade>()
  for (const { attemptId, before, after, createdAt: at } of rows) {
    const id = attemptId ?? ''
    const { score } = before as { score: number }
    const { passed, checks } = after as unknown as TaskRegrade['result']
    regrades.set(id, { firstScore: regrades.get(id)?.firstScore ?? score, result: { passed, checks }, at })
  }
  return regrades
}

/**
 * The task of the attempt, if it was one of an exam, and that exam follow its new score; the task's first result stays.
 * Tasks of assignments have no attempts: see lib/server/marking.
 */
export async function followRegrade(tx: Tx, attemptId: string, score: number): Promise<void> {
  const task = await tx.examTask.findUnique({ where: { id: attemptId }, select: { examId: true } })
  if (!task) return
  await tx.examTask.update({ where: { id: attemptId }, data: { score } })
  await scoreExam(tx, task.examId)
}
