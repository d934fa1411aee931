// The day's queue of a learner with 5,000 cards and 1,000,000 reviews, in a throwaway PostgreSQL: how long reading the
// whole of it takes, and by which plans. As the yardstick of the machine, in the same run: a learner with 50 cards.
// Exits with 1 when the 95th percentile is over the aim, or a query reads a table of learners' rows from end to end.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { db } from '@/lib/server/db'
import { readQueue } from '@/lib/server/memory/review-queue'
import { newCard } from '@/lib/srs/scheduler'
import { startDb, stopDb } from './db.mjs'
import { migrate } from './migrate.mjs'

const AIM_P95_MS = 15
const RUNS = 400
const WARM_UP = 50
const CARDS = 5_000
const REVIEWS_PER_CARD = 200
const DUE = 300
const LARGE = '00000000-0000-7000-8000-000000000001'
const SMALL = '00000000-0000-7000-8000-000000000002'

/** Skills, pages and learners. The large one has answered some eighty questions a day for years, today as well. */
const WORLD = `
  INSERT INTO "User" ("id", "email") SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, n || '@example.org'
    FROM generate_series(1, 200) n;
  INSERT INTO "Domain" ("id", "position", "names") SELECT 'd' || n, n, '{}' FROM generate_series(1, 5) n;
  INSERT INTO "Concept" ("id", "domainId", "position") SELECT 'c' || n, 'd' || (1 + n % 5), n FROM generate_series(1, 150) n;
  INSERT INTO "Skill" ("id", "kind", "position") SELECT 's' || n, (CASE WHEN n % 10 = 0 THEN 'DRILL' ELSE 'FAMILY' END)::"SkillKind", n
    FROM generate_series(1, ${CARDS}) n;
  INSERT INTO "ContentVersion" ("id", "skillId", "contentHash", "texts", "data")
    SELECT gen_random_uuid(), 's' || n, 'a', '{}', jsonb_build_object('concepts', jsonb_build_array('c' || (1 + n % 150)))
    FROM generate_series(1, ${CARDS}) n;
  UPDATE "Skill" SET "currentVersionId" = v."id" FROM "ContentVersion" v WHERE v."skillId" = "Skill"."id";
  INSERT INTO "SkillConcept" SELECT 's' || n, 'c' || (1 + n % 150) FROM generate_series(1, ${CARDS}) n;
  INSERT INTO "Card" ("id", "userId", "skillId", "due", "state", "reviewCount", "lastReviewedAt")
    SELECT gen_random_uuid(), '${LARGE}', 's' || n,
      now() + (CASE WHEN n % ${CARDS / DUE} < 1 THEN -1 ELSE 1 END) * (1 + n % 90) * interval '1 day',
      $1::jsonb, ${REVIEWS_PER_CARD}, now() - (2 + n % 30) * interval '1 day' FROM generate_series(1, ${CARDS}) n;
  INSERT INTO "Card" ("id", "userId", "skillId", "due", "state")
    SELECT gen_random_uuid(), ('00000000-0000-7000-8000-' || lpad(u::text, 12, '0'))::uuid, 's' || n,
      now() + (n % 40 - 5) * interval '1 day', $1::jsonb FROM generate_series(2, 200) u, generate_series(1, 50) n;
  INSERT INTO "Review" ("id", "userId", "skillId", "kind", "rating", "durationMs", "stateBefore", "reviewedAt")
    SELECT gen_random_uuid(), '${LARGE}', 's' || n, 'REVIEW', 1 + (n + r) % 4, 20000 + (n * r) % 60000, $1::jsonb,
      now() - (r * 60 + n % 60) * interval '1 day' - (n % 900) * interval '1 second'
    FROM generate_series(1, ${CARDS}) n, generate_series(0, ${REVIEWS_PER_CARD - 1}) r;
  INSERT INTO "Review" ("id", "userId", "skillId", "kind", "rating", "durationMs", "stateBefore", "reviewedAt")
    SELECT gen_random_uuid(), ('00000000-0000-7000-8000-' || lpad(u::text, 12, '0'))::uuid, 's' || n, 'REVIEW', 3, 30000, $1::jsonb,
      now() - r * interval '1 day' FROM generate_series(2, 200) u, generate_series(1, 50) n, generate_series(0, 2) r;
  ANALYZE`

async function createDatabase(): Promise<void> {
  const connectionString = url.replace(/\/app$/, '/postgres')
  const admin = new pg.Client({ connectionString })
  await admin.connect()
  await admin.query('CREATE DATABASE app')
  await admin.end()
}

async function buildWorld(client: pg.Client): Promise<void> {
  const state = JSON.stringify({ ...newCard(0), phase: 'review', stability: 12, difficulty: 5 })
  for (const statement of WORLD.split(';'))
    await client.query(statement.replaceAll('$1::jsonb', `'${state}'::jsonb`))
}

async function timesOf(userId: string): Promise<number[]> {
  const times: number[] = []
  for (let run = -WARM_UP; run < RUNS; run++) {
    const started = performance.now()
    await readQueue(userId)
    if (run >= 0) times.push(performance.now() - started)
  }
  return times.sort((a, b) => a - b)
}

interface Query {
  text: string
  values: unknown[]
}

/** What one reading sends to the database. */
async function queriesOf(userId: string): Promise<Query[]> {
  const sent: Query[] = []
  const { prototype } = pg.Client
  const { query } = prototype
  prototype.query = function (this: pg.Client, first: unknown, ...rest: unknown[]) {
    const { text, values } = typeof first === 'string' ? { text: first, values: rest[0] } : Object(first)
    sent.push({ text, values: Array.isArray(values) ? values : Array.isArray(rest[0]) ? rest[0] : [] })
    return (query as (...all: unknown[]) => unknown).call(this, first, ...rest)
  } as typeof query
  await readQueue(userId)
  prototype.query = query
  return sent.filter(({ text }) => /^\s*(?:SELECT|WITH)/i.test(text))
}

/** Prints each plan; returns what reads a table of learners' rows whole. */
async function explain(client: pg.Client, queries: Query[]): Promise<string[]> {
  const whole: string[] = []
  for (const { text, values } of queries) {
    const { rows } = await client.query(`EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ${text}`, values)
    const plan = rows.map((row) => row['QUERY PLAN'] as string)
    const scans = plan
      .filter((line) => /Scan|Execution/.test(line))
      .map((line) => line.trim().replace(/^->\s*/, ''))
    console.log(`\n${text.replace(/\s+/g, ' ').slice(0, 150)}…\n  ${scans.join('\n  ')}`)
    whole.push(...scans.filter((line) => /^Seq Scan on "?(?:Review|Card)/.test(line)))
  }
  return whole
}

const folder = mkdtempSync(path.join(tmpdir(), 'kubekata-bench-'))
chmodSync(folder, 0o755)
const dir = path.join(folder, 'pg')
const { url } = await startDb({ dir, port: 0 })
process.env.DATABASE_URL = url
await createDatabase()
const client = new pg.Client({ connectionString: url })
try {
  await client.connect()
  await migrate({
    query: (sql: string, params?: unknown[]) => client.query(sql, params),
    exec: (sql: string) => client.query(sql),
  })
  await buildWorld(client)
  const whole = await explain(client, await queriesOf(LARGE))
  const at = (times: number[], share: number) => times[Math.floor(times.length * share)] ?? 0
  console.log('\nreading the queue, ms           median    p95')
  const rows = { large: await timesOf(LARGE), small: await timesOf(SMALL) }
  for (const [name, times] of Object.entries({
    [`${CARDS} cards, ${CARDS * REVIEWS_PER_CARD} reviews`]: rows.large,
    '50 cards, 150 reviews': rows.small,
  }))
    console.log(
      `${name.padEnd(30)} ${at(times, 0.5).toFixed(1).padStart(7)} ${at(times, 0.95).toFixed(1).padStart(6)}`,
    )
  for (const scan of whole) console.error(`reads all rows: ${scan}`)
  if (whole.length > 0 || at(rows.large, 0.95) > AIM_P95_MS) process.exitCode = 1
} finally {
  await db().$disconnect()
  await client.end()
  await stopDb(dir)
  rmSync(folder, { recursive: true, force: true })
}
