// Prints, as JSON rows of { name, times }, how one server process takes 50 hand-ins that arrive at once: the built
// app, the embedded database and the pool, with pages asked for over HTTP meanwhile. Needs `npm run prestart`.
import { randomUUID } from 'node:crypto'
import type { LabScenarioInput } from '@/lib/lab/scenario'
import { LabSession } from '@/lib/lab/session'
import type { Json } from '@/lib/server/json'
import { benchServer } from './bench-server'

const SUBMISSIONS = 50
const SKILL = 'expose-a-deployment'
const SOLUTION = 'kubectl expose deployment web -n shop --port=80 --target-port=8080'

const print = console.log
const { pageTime, close } = await benchServer('hand-in', 54341)
const { startDrill } = await import('@/lib/server/operations/drills/start-drill')
const { submitDrill } = await import('@/lib/server/operations/drills/submit-drill')
const { db } = await import('@/lib/server/db')

type Learner = Parameters<typeof startDrill>[0]

async function visitor(): Promise<Learner> {
  const { id: userId } = await db().user.create({ data: {} })
  return { kind: 'visitor', userId, origin: { ip: '127.0.0.1', userAgent: 'bench' } } as Learner
}

/** A learner who has worked at the drill and is about to hand in. */
async function worked() {
  const me = await visitor()
  const attemptId = randomUUID()
  const { scenario, seed: own } = await startDrill(me, { attemptId, skillId: SKILL })
  const session = await LabSession.open({ scenario: scenario as LabScenarioInput, seed: own })
  await session.act({ kind: 'line', text: SOLUTION })
  await session.act({ kind: 'settle' })
  return { me, input: { attemptId, log: session.log() as unknown as Json, durationMs: 60_000 } }
}

const ready = await Promise.all(Array.from({ length: SUBMISSIONS }, worked))
for (let warm = 0; warm < 5; warm++) await pageTime()
const started = performance.now()
const times: number[] = []
let open = true
const pages: number[] = []
const reading = (async () => {
  while (open) pages.push(await pageTime())
})()
await Promise.all(
  ready.map(async ({ me, input }) => {
    const { passed } = await submitDrill(me, input)
    if (!passed) throw new Error('a hand-in was not passed')
    times.push(performance.now() - started)
  }),
)
open = false
await reading
print(
  JSON.stringify([
    { name: 'hand-in: each of 50 at once, until graded', times },
    { name: 'hand-in: the last of the 50', times: [Math.max(...times)] },
    { name: 'hand-in: a page meanwhile', times: pages },
  ]),
)
await close()
