import '../server-only'
import type { Attempt, Regrade } from '@/lib/generated/prisma/client'
import { db } from '../db'
import { followRegrade } from '../exams/task-regrades'
import { fromDb, type Json, toDb } from '../json'
import { recordArtefact } from '../practice/serve-variant'
import { banks } from '../question-bank'
import { transaction } from '../transaction'
import type { Change, RegradeOptions } from './report'

const PAGE = 50

/** Grades every graded drill again, in the order in which they were started, a page at a time. */
export async function* regradeAttempts({ skillId, apply, reason }: RegradeOptions): AsyncGenerator<Change> {
  for (let after: string | undefined; ; ) {
    const page = await db().attempt.findMany({
      where: { status: 'GRADED', ...(skillId ? { skillId } : {}), ...(after ? { id: { gt: after } } : {}) },
      include: { regrades: { orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 1 } },
      orderBy: { id: 'asc' },
      take: PAGE,
    })
    for (const attempt of page) {
      const change = await regradeAttempt(attempt)
      if (apply && change.after) await append(attempt, change, reason)
      yield change
    }
    after = page.at(-1)?.id
    if (!after) return
  }
}

async function regradeAttempt(
  attempt: Attempt & { regrades: Regrade[] },
): Promise<Change & { checks?: Json }> {
  const { id, skillId, contentVersionId, seed, artefactHash } = attempt
  const last = (attempt.regrades[0]?.after ?? attempt.result) as { passed?: boolean } | null
  const before = { passed: last?.passed ?? false, score: attempt.score ?? 0 }
  const done = { scenario: fromDb(attempt.scenario), log: fromDb(attempt.log) }
  // As lib/server/exams/grade-task.ts does; an instructor's own drill is what it was when it was begun.
  const pinned = { skillId, contentVersionId, seed, artefactHash }
  const work = { ...pinned, ...done, settled: attempt.mode === 'ASSESSED' }
  try {
    const result = await (await banks()).drills.regrade(work)
    if ('refused' in result) return { kind: 'drill', id, skillId, before, problem: result.refused.code }
    const { passed, score, checks } = result
    const after = { passed, score, artefactHash: result.artefactHash }
    return { kind: 'drill', id, skillId, before, after, checks }
  } catch (error) {
    return { kind: 'drill', id, skillId, before, problem: error instanceof Error ? error.message : 'failed' }
  }
}

/** The first result stays; a row says what it is now, and the scores follow: the attempt's, and its exam's. */
async function append(
  { id, skillId, contentVersionId: pinned }: Attempt,
  change: Change & { checks?: Json },
  reason: string,
) {
  const { before, after, checks } = change
  if (!after || (before.passed === after.passed && before.score === after.score)) return
  await recordArtefact(after.artefactHash)
  const { authored, currentVersionId } = await db().skill.findUniqueOrThrow({
    where: { id: skillId },
    select: { currentVersionId: true, authored: { select: { id: true } } },
  })
  const { passed, score, artefactHash } = after
  await transaction(async (tx) => {
    await tx.regrade.create({
      data: {
        ...{ attemptId: id, artefactHash, reason, before },
        contentVersionId: authored ? pinned : currentVersionId,
        after: toDb({ passed, score, checks: checks ?? null }),
      },
    })
    await tx.attempt.update({ where: { id }, data: { score } })
    await followRegrade(tx, id, score)
  })
}
