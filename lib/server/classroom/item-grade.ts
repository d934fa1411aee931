import '../server-only'
import { itemScore } from '@/lib/classroom/score'
import { standingGrade } from '@/lib/classroom/standing-grade'
import type { ExamTaskResult } from '@/lib/exam/exam'
import type { ExamTask } from '@/lib/generated/prisma/client'
import { taskResult } from '../exams/task-result'

interface GradedItem {
  score: number | null
  marks: readonly { score: number | null; graded: unknown }[]
  examTask: Pick<ExamTask, 'gradedAt' | 'score' | 'result' | 'weight'> | null
}

export interface TaskGrades {
  /** As the task is graded now; null: it is not. */
  now: ExamTaskResult | null
  /** As it was graded at first, where that was something else. */
  first: ExamTaskResult | null
}

/** What came of the task of an item: what is shown is what it was graded by. */
export function taskGrades({ score, marks, examTask }: GradedItem): TaskGrades {
  const first = examTask && taskResult(examTask)
  const again = standingGrade(marks)
  if (!examTask || !first || !again) return { now: first, first: null }
  const task = { ...examTask, score: itemScore({ score, marks }), result: again.result as ExamTask['result'] }
  return { now: taskResult(task), first }
}
