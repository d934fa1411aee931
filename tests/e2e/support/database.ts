import fs from 'node:fs'
import pg from 'pg'
import type { AnswerPart, PublicVariant } from '@/lib/quiz/render'
import type { KindTypes, QuestionKind } from '@/lib/quiz/variant'

const dir = '.data/e2e'
const password = () => fs.readFileSync(`${dir}/pg-password`, 'utf8').trim()
const port = () => fs.readFileSync(`${dir}/pg-port`, 'utf8').trim()

/** Runs one query on the browser tests' database. */
export async function query<Row>(sql: string, params: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: `postgresql://app:${password()}@127.0.0.1:${port()}/app` })
  await client.connect()
  try {
    return (await client.query(sql, params)).rows as Row[]
  } finally {
    await client.end()
  }
}

/** A served question as the server stored it: what the browser sees of it, and what grading needs. */
export interface Served {
  kind: QuestionKind
  shown: KindTypes[QuestionKind]['shown']
  answer: Pick<AnswerPart, 'body' | 'key' | 'slips'>
}

/** The key that the engine computed for a served question: what no learner can see before the answer. */
export async function servedQuestion(id: string): Promise<Served> {
  const [row] = await query<{ variant: PublicVariant; key: Served['answer'] }>(
    'SELECT variant, key FROM "ServedVariant" WHERE id = $1',
    [id],
  )
  if (!row) throw new Error(`no served question ${id}`)
  return { kind: row.variant.kind, shown: row.variant.body, answer: row.key }
}

/** Rows in somebody's review log. */
export async function countReviews(email: string): Promise<number> {
  const [row] = await query<{ count: number }>(
    'SELECT count(*)::int FROM "Review" r JOIN "User" u ON u.id = r."userId" WHERE u.email = $1',
    [email],
  )
  return row?.count ?? 0
}
