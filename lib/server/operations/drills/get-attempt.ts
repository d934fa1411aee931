import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import type { Attempt } from '@/lib/generated/prisma/client'
import { someone } from '../../access'
import { db } from '../../db'
import { fromDb, type Json } from '../../json'
import { defineOperation } from '../../operation'
import type { DrillRefusal } from '../../question-bank'

export const getAttempt = defineOperation({
  access: someone,
  input: z.strictObject({ attemptId: z.uuid() }),
  async run({ userId }, { attemptId }) {
    const attempt = await db().attempt.findUnique({ where: { id: attemptId } })
    if (!attempt || attempt.userId !== userId) throw new AppError('NOT_FOUND')
    return attemptResult(attempt)
  },
})

interface StoredResult {
  passed?: boolean
  checks?: Json
  refused?: DrillRefusal['refused']
}

/** What the learner sees of an attempt; `checks` is null until it is graded; `refused`: why its log was not. */
export function attemptResult(attempt: Attempt) {
  const { id, skillId, status, score, startedAt, submittedAt, durationMs } = attempt
  const result = (attempt.result ?? {}) as StoredResult
  return {
    attemptId: id,
    ...{ skillId, status, score, startedAt, submittedAt, durationMs },
    passed: result.passed ?? false,
    checks: result.checks === undefined ? null : fromDb(result.checks),
    refused: result.refused ?? null,
  }
}
