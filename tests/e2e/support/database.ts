import fs from 'node:fs'
import pg from 'pg'
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

/** A served question as the server stored it. */
export interface Served {
  kind: QuestionKind
  body: { options?: string[] }
  key: KindTypes[QuestionKind]['key']
}

/** The key that the engine computed for a served question: what no learner can see before the answer. */
export async function servedQuestion(id: string): Promise<Served> {
  const [row] = await query<{ variant: Omit<Served, 'key'>; key: { key: Served['key'] } }>(
    'SELECT variant, key FROM "ServedVariant" WHERE id = $1',
    [id],
  )
  if (!row) throw new Error(`no served question ${id}`)
  return { kind: row.variant.kind, body: row.variant.body, key: row.key.key }
}
