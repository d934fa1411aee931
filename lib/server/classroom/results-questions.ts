import '../server-only'
import type { PartNames } from '@/lib/classroom/item-statistics/answer-readers'
import { answerReader, type ReadAnswers } from '@/lib/classroom/item-statistics/chosen-answers'
import { Prisma } from '@/lib/generated/prisma/client'
import { kindDefinitions } from '@/lib/quiz/kinds'
import type { ShownOption } from '@/lib/quiz/render'
import type { QuestionKind, Slip } from '@/lib/quiz/variant'
import { db } from '../db'

export type Beliefs = Record<string, { title: string; text: string }>

/** What one learner answered to one question. */
export interface QuestionAnswers extends ReadAnswers {
  /** By name. */
  misconceptions: readonly string[]
}

interface Row {
  id: string
  response: unknown
  correct: boolean | null
  kind: string | null
  body: unknown
  key: unknown
  slips: Slip[] | null
  options: ShownOption[] | null
  misconceptions: string[] | null
}

/** Of stored questions what tells answers apart, and nothing of the exhibits and scenarios that make them large. */
function readRows(submissionIds: readonly string[], locale: string): Promise<Row[]> {
  const ids = Prisma.join(submissionIds.map((id) => Prisma.sql`${id}::uuid`))
  return db().$queryRaw<Row[]>`
    SELECT i."id", i."response", coalesce((g."graded"->>'correct')::boolean, i."correct") AS "correct", v."variant"->>'kind' AS "kind",
      v."key"->'body' AS "body", v."key"->'key' AS "key", v."key"->'slips' AS "slips",
      v."variant"->'text'->${locale}::text->'options' AS "options",
      CASE WHEN g."graded" IS NULL THEN i."verdict"->'misconceptions'
        ELSE (g."graded"->'result'->'misconceptions')::jsonb END AS "misconceptions"
    FROM "SubmissionItem" i JOIN "ServedVariant" v ON v."id" = i."servedVariantId"
    LEFT JOIN LATERAL (
      SELECT "graded" FROM "ItemMark"
      WHERE "submissionItemId" = i."id" AND ("graded" IS NOT NULL OR "score" IS NULL)
      ORDER BY "createdAt" DESC, "id" DESC LIMIT 1
    ) g ON true
    WHERE i."submissionId" IN (${ids})`
}

/** What was answered in these submissions, by the ids of their items, and what the beliefs are called. */
export async function loadQuestionAnswers(
  submissionIds: readonly string[],
  locale: string,
  names: PartNames,
): Promise<{ answers: Map<string, QuestionAnswers>; beliefs: Beliefs }> {
  const rows = submissionIds.length === 0 ? [] : await readRows(submissionIds, locale)
  const read = answerReader(names)
  const answers = new Map(rows.map((row) => [row.id, answersOf(row, read)]))
  return { answers, beliefs: await readBeliefs(rows, locale) }
}

/** What the beliefs that answers show are called: from one question each, for these texts are long. */
async function readBeliefs(rows: readonly Row[], locale: string): Promise<Beliefs> {
  const asked = new Map<string, string>()
  for (const { id, slips, misconceptions } of rows)
    for (const name of [...(slips ?? []).map((slip) => slip.misconception), ...(misconceptions ?? [])])
      if (!asked.has(name)) asked.set(name, id)
  if (asked.size === 0) return {}
  const ids = Prisma.join([...new Set(asked.values())].map((id) => Prisma.sql`${id}::uuid`))
  const found = await db().$queryRaw<{ beliefs: Beliefs | null }[]>`
    SELECT v."explanation"->'text'->${locale}::text->'misconceptions' AS "beliefs"
    FROM "SubmissionItem" i JOIN "ServedVariant" v ON v."id" = i."servedVariantId"
    WHERE i."id" IN (${ids})`
  return Object.assign({}, ...found.map(({ beliefs }) => beliefs ?? {}))
}

function answersOf(row: Row, read: ReturnType<typeof answerReader>): QuestionAnswers {
  const { kind, body, key, response, slips, options } = row
  const misconceptions = row.misconceptions ?? []
  const isKnown = kind !== null && kind in kindDefinitions && body !== null && key !== null
  if (!isKnown) return { answers: [], offered: [], misconceptions }
  const question = { kind: kind as QuestionKind, body, key, slips: slips ?? [], options: options ?? [] }
  const verdict = { correct: row.correct ?? false, misconceptions }
  return { ...read(question, response, verdict), misconceptions }
}
