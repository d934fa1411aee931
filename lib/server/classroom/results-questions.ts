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
function readRows(
  submissionIds: readonly string[],
  placeIds: readonly string[],
  locale: string,
): Promise<Row[]> {
  return db().$queryRaw<Row[]>`
    SELECT i."id", i."response", coalesce((g."graded"->>'correct')::boolean, i."correct") AS "correct",
      v."variant"->>'kind' AS "kind",
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
    WHERE i."submissionId" IN (${uuids(submissionIds)}) AND i."assignmentItemId" IN (${uuids(placeIds)})`
}

const uuids = (ids: Iterable<string>) => Prisma.join([...ids].map((id) => Prisma.sql`${id}::uuid`))

export interface QuestionReader {
  /** What was answered at these places, by the ids of the items. */
  at(placeIds: readonly string[]): Promise<Map<string, QuestionAnswers>>
  /** What the beliefs that were met so far are called. */
  beliefs(): Promise<Beliefs>
}

/** Reads what was answered in these submissions, a few places at a time: all of it at once would be much to hold. */
export function questionReader(
  submissionIds: readonly string[],
  locale: string,
  names: PartNames,
): QuestionReader {
  const read = answerReader(names)
  /** An item each that tells of it, by its name: these texts are long. */
  const told = new Map<string, string>()
  const note = ({ id, slips, misconceptions }: Row) => {
    for (const { misconception } of slips ?? []) if (!told.has(misconception)) told.set(misconception, id)
    for (const name of misconceptions ?? []) if (!told.has(name)) told.set(name, id)
  }
  return {
    async at(placeIds) {
      if (submissionIds.length === 0 || placeIds.length === 0) return new Map()
      const rows = await readRows(submissionIds, placeIds, locale)
      rows.forEach(note)
      return new Map(rows.map((row) => [row.id, answersOf(row, read)]))
    },
    beliefs: () => readBeliefs(new Set(told.values()), locale),
  }
}

async function readBeliefs(itemIds: ReadonlySet<string>, locale: string): Promise<Beliefs> {
  if (itemIds.size === 0) return {}
  const found = await db().$queryRaw<{ beliefs: Beliefs | null }[]>`
    SELECT v."explanation"->'text'->${locale}::text->'misconceptions' AS "beliefs"
    FROM "SubmissionItem" i JOIN "ServedVariant" v ON v."id" = i."servedVariantId"
    WHERE i."id" IN (${uuids(itemIds)})`
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
