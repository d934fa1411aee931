import '../../server-only'
import { z } from 'zod'
import type { ExamReview, Pair } from '@/lib/exam/exam'
import { PASS_PERCENT } from '@/lib/exam/form'
import { domainScores, examScore, isPass } from '@/lib/exam/score'
import type { ExamTask } from '@/lib/generated/prisma/client'
import { someone } from '../../access'
import { db } from '../../db'
import { refuseUnreleased } from '../../exams/assigned'
import { examTimes } from '../../exams/exam-times'
import { examSummary, getEndedExam } from '../../exams/own-exam'
import { type TaskRegrade, taskRegrades } from '../../exams/task-regrades'
import { taskResult } from '../../exams/task-result'
import { taskTexts } from '../../exams/task-texts'
import { defineOperation } from '../../operation'

/** How my exam went, when it is over: by domain and by task; what is not graded yet has no result. @throws EXAM_RUNNING */
export const getExamReview = defineOperation({
  access: someone,
  input: z.strictObject({ examId: z.uuid() }),
  async run({ userId }, { examId }): Promise<ExamReview> {
    const exam = await getEndedExam(examId, userId)
    await refuseUnreleased(examId)
    const [tasks, times, names] = await Promise.all([
      db().examTask.findMany({
        where: { examId },
        orderBy: { position: 'asc' },
        omit: { scenario: true },
        include: { contentVersion: { select: { texts: true, data: true } } },
      }),
      examTimes(db(), exam),
      domainNames(),
    ])
    const regrades = await taskRegrades(
      db(),
      tasks.map(({ id }) => id),
    )
    const graded = tasks.filter(({ gradedAt }) => gradedAt)
    const scores = domainScores(graded.map((task) => ({ ...task, score: task.score ?? undefined })))
    return {
      exam: examSummary(exam),
      passLine: PASS_PERCENT,
      regrade: exam.status === 'GRADED' ? examRegrade(tasks, regrades) : null,
      domains: scores.map((domain) => ({ ...domain, names: names.get(domain.id) ?? unnamed(domain.id) })),
      list: tasks.map((task) => ({
        ...{ position: task.position, skillId: task.skillId, domainId: task.domainId, host: task.host },
        ...{ weight: task.weight, minutes: task.minutes, flagged: task.flagged },
        texts: taskTexts(task.contentVersion),
        concepts: (task.contentVersion.data as { concepts?: string[] }).concepts ?? [],
        opened: task.openedAt !== null,
        ...(times.get(task.id) ?? { spentMs: 0, lateEntries: 0 }),
        result: taskResult(task, regrades.get(task.id)),
      })),
    }
  },
})

/** null: nothing was graded again. */
function examRegrade(
  tasks: readonly Pick<ExamTask, 'id' | 'domainId' | 'weight' | 'score'>[],
  regrades: ReadonlyMap<string, TaskRegrade>,
): ExamReview['regrade'] {
  if (regrades.size === 0) return null
  const firstScore = examScore(
    tasks.map((task) => ({ ...task, score: regrades.get(task.id)?.firstScore ?? task.score ?? undefined })),
  )
  const at = new Date(Math.max(...[...regrades.values()].map((regrade) => regrade.at.getTime())))
  return { at, firstScore, firstPassed: isPass(firstScore) }
}

const unnamed = (id: string): Pair => ({ en: id, ja: id })

async function domainNames(): Promise<Map<string, Pair>> {
  const domains = await db().domain.findMany({ select: { id: true, names: true } })
  return new Map(domains.map(({ id, names }) => [id, names as unknown as Pair]))
}
