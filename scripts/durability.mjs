// Kills server and database with SIGKILL while learners answer, ten times, and checks after each time that every
// review that was acknowledged is there, whole, and counted by its card. Needs a built app (npm start builds it).
// Usage: node scripts/durability.mjs [rounds]
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { stopDb } from './db.mjs'
import { ActionClient, actionIds } from './durability/actions.mjs'
import { Victim } from './durability/victim.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const ROUNDS = Number(process.argv[2] ?? 10)
const LEARNERS = 4
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const victim = new Victim({ dir: '.data/durability', port: Number(process.env.PORT ?? 3290) })
/** Ids of the reviews that the server said it has. */
const acknowledged = new Set()
let running = true

/** Answers question after question; what was not acknowledged is sent again, as the browser's outbox does. */
async function learn(skills) {
  const client = new ActionClient(victim.origin, actionIds())
  for (let turn = 0; running; turn++) {
    try {
      const asked = await client.call('practiseSkillAction', { skillId: skills[turn % skills.length] })
      if (!asked.ok) throw new Error(asked.code)
      const { servedVariantId, key } = asked.data
      const entry = { id: randomUUID(), servedVariantId, response: key.key, durationMs: 3000 }
      await send(client, { reviews: [{ ...entry, reviewedAt: new Date() }] })
    } catch {
      await sleep(100)
    }
  }
}

async function send(client, batch) {
  while (running) {
    const result = await client.call('recordReviewsAction', batch).catch(() => undefined)
    if (result?.ok) {
      for (const { id } of batch.reviews) acknowledged.add(id)
      return
    }
    if (result && !['INTERNAL', 'BUSY'].includes(result.code)) throw new Error(`refused: ${result.code}`)
    await sleep(100)
  }
}

/** What is missing or inconsistent. @returns {Promise<{ lost: number, torn: number, stale: number }>} */
async function inspect(database) {
  const known = [...acknowledged]
  const number = async (sql, params) => Number((await database.query(sql, params)).rows[0].n)
  const found = await number('SELECT count(*) n FROM "Review" WHERE id = ANY($1::uuid[])', [known])
  const torn = await number(
    'SELECT count(*) n FROM "Review" r FULL JOIN "Answer" a ON r."answerId" = a.id WHERE r.id IS NULL OR a.id IS NULL',
  )
  const stale = await number(
    `SELECT count(*) n FROM (SELECT "userId", "skillId", count(*) c FROM "Review" GROUP BY 1, 2) r
     FULL JOIN "Card" k ON k."userId" = r."userId" AND k."skillId" = r."skillId"
     WHERE k."reviewCount" IS DISTINCT FROM r.c`,
  )
  return { lost: known.length - found, torn, stale }
}

async function connect() {
  const database = new pg.Client({ connectionString: victim.url })
  database.on('error', () => {}) // it is killed on purpose
  await database.connect()
  return database
}

let failures = 0
await victim.create()
await victim.start()
let database = await connect()
const skills = (await database.query(`SELECT id FROM "Skill" WHERE kind = 'FAMILY'`)).rows.map(
  (row) => row.id,
)
const learners = Array.from({ length: LEARNERS }, () => learn(skills))
try {
  const patience = Date.now() + 60_000 // the first question warms the engine up
  while (acknowledged.size === 0) {
    if (Date.now() > patience) throw new Error('no answer was acknowledged within a minute')
    await sleep(100)
  }
  for (let round = 1; round <= ROUNDS; round++) {
    const before = acknowledged.size
    await sleep(1000 + Math.random() * 2000)
    await victim.kill()
    const started = performance.now()
    await victim.start()
    database = await connect()
    const { lost, torn, stale } = await inspect(database)
    await database.end()
    failures += lost + torn + stale
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(
      `round ${round}: ${acknowledged.size - before} acknowledged since the last, ${acknowledged.size} in all; ` +
        `${lost} lost, ${torn} torn, ${stale} cards wrong; back after ${seconds} s`,
    )
  }
} finally {
  running = false
  await Promise.all(learners)
  await victim.kill()
  await stopDb(`${victim.dir}/pg`)
}
console.log(failures === 0 ? 'nothing acknowledged was lost' : `${failures} FAILURES`)
process.exit(failures === 0 ? 0 : 1)
