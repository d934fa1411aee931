import '../server-only'
import type { Answer, ServedVariant } from '@/lib/generated/prisma/client'
import { db } from '../db'
import { fromDb, toDb } from '../json'
import { gradeResponse } from '../practice/grade-response'
import type { Change, RegradeOptions } from './report'

const PAGE = 200

type Answered = Answer & { servedVariant: ServedVariant }

/** Grades every answer again, against the key that was stored when its question was served. */
export async function* regradeAnswers({ skillId, apply, reason }: RegradeOptions): AsyncGenerator<Change> {
  for (let after: string | undefined; ; ) {
    const page = await db().answer.findMany({
      where: { ...(skillId ? { servedVariant: { skillId } } : {}), ...(after ? { id: { gt: after } } : {}) },
      orderBy: { id: 'asc' },
      take: PAGE,
      include: { servedVariant: true },
    })
    for (const answer of page) {
      const change = await regradeAnswer(answer)
      if (apply && change.after) await append(answer, change, reason)
      yield change
    }
    after = page.at(-1)?.id
    if (!after) return
  }
}

async function regradeAnswer({ id, servedVariant, ...answer }: Answered): Promise<Change> {
  const { skillId, artefactHash } = servedVariant
  const before = { passed: answer.correct, score: answer.score }
  try {
    const { correct, score } = await gradeResponse(servedVariant, fromDb(answer.response), true)
    return { kind: 'question', id, skillId, before, after: { passed: correct, score, artefactHash } }
  } catch (error) {
    return {
      kind: 'question',
      id,
      skillId,
      before,
      problem: error instanceof Error ? error.message : 'failed',
    }
  }
}

/** The first verdict stays; a row says what it is now, and the score follows. */
async function append({ id }: Answered, { before, after }: Change, reason: string): Promise<void> {
  if (!after || (before.passed === after.passed && before.score === after.score)) return
  const { passed: correct, score, artefactHash } = after
  await db().$transaction([
    db().regrade.create({
      data: { answerId: id, artefactHash, reason, before, after: toDb({ passed: correct, score }) },
    }),
    db().answer.update({ where: { id }, data: { correct, score } }),
  ])
}
