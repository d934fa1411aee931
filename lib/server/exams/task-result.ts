import '../server-only'
import { AppError } from '@/lib/errors/app-error'
import type { ExamTaskResult } from '@/lib/exam/exam'
import { taskPoints } from '@/lib/exam/score'
import type { ExamTask } from '@/lib/generated/prisma/client'
import type { Json } from '../json'
import type { GradedDrill } from '../pool/protocol'
import type { DrillRefusal, DrillResult } from '../question-bank'
import type { TaskRegrade } from './task-regrades'

/** What is kept of a graded task; what a drill's attempt keeps, too. */
export type StoredResult =
  | { passed: boolean; checks: Json }
  | DrillRefusal
  /** The grader failed, again and again. */
  | { ungraded: string }

export interface TaskGrade {
  /** 0..1; null: it counts for nothing, and the other tasks for more. */
  score: number | null
  result: StoredResult
}

export function gradeOf(outcome: DrillResult | DrillRefusal): TaskGrade {
  if ('refused' in outcome) return { score: 0, result: outcome }
  const { score, passed, checks } = outcome
  return { score, result: { passed, checks } }
}

/** A replay that takes too long is the log's fault; whatever else goes wrong is ours, and not for good. */
export function gradeOfError(error: unknown): TaskGrade | undefined {
  const reason = error instanceof AppError && error.code === 'INVALID_INPUT' && error.params.reason
  return reason === 'time limit' ? gradeOf({ refused: { code: 'time-limit' } }) : undefined
}

/** As the learner sees it, by what it was graded last; null until it is. */
export function taskResult(
  task: Pick<ExamTask, 'gradedAt' | 'score' | 'result' | 'weight'>,
  regrade?: TaskRegrade,
): ExamTaskResult | null {
  if (!task.gradedAt) return null
  const stored = regrade?.result ?? (task.result as unknown as StoredResult)
  const score = task.score ?? undefined
  const first = regrade && taskPoints({ weight: task.weight, score: regrade.firstScore }).points
  const common = {
    ...{ score: score ?? 0, ...taskPoints({ weight: task.weight, score }) },
    firstPoints: first ?? null,
  }
  const nothing = { checks: [], damage: [], refused: null, ungraded: false }
  if ('refused' in stored) return { ...common, ...nothing, refused: stored.refused }
  if ('ungraded' in stored) return { ...common, ...nothing, ungraded: true }
  const { checks, damage, texts } = stored.checks as unknown as Pick<
    GradedDrill,
    'checks' | 'damage' | 'texts'
  >
  const reviewed = checks.map((one) => ({
    ...{ id: one.id, weight: one.weight, show: one.show },
    ...{ passed: one.passed, expected: one.expected, found: one.found },
    names: { en: texts.en[one.id] ?? one.id, ja: texts.ja[one.id] ?? one.id },
  }))
  return { ...common, ...nothing, checks: reviewed, damage }
}
