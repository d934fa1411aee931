import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Drill } from '@/lib/drill/definition'
import { gradeDrill } from '@/lib/drill/grade'
import { parseDrill } from '@/lib/drill/parse-drill'
import { drillScenario } from '@/lib/drill/scenario'
import type { LabEntry, LabLog } from '@/lib/lab/log'
import { replayLog } from '@/lib/lab/replay'
import { LabSession } from '@/lib/lab/session'
import { actEnds } from './act-ends'
import { checkMoments } from './check-moments'

const SEED = 7

function readDrill(slug: string): Drill {
  const folder = path.resolve('content/drills', slug)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.includes('.'),
  )
  return parseDrill(
    slug,
    Object.fromEntries(files.map((file) => [file, readFileSync(`${folder}/${file}`, 'utf8')])),
  )
}

/** Without its experiment, which takes longer than all the rest. */
const whole = readDrill('deployment-imperative')
const drill = { ...whole, checks: whole.checks.filter(({ id }) => id !== 'follows') }
const scenario = drillScenario(drill)

/** The solution, undone in part, and done again. */
const LINES = [
  'kubectl create deployment orders --image=httpd:2.4 -n bakery',
  'kubectl scale deployment orders --replicas=4 -n bakery',
  'kubectl expose deployment orders --name=orders-web --port=8080 --target-port=80 -n bakery',
  'kubectl scale deployment orders --replicas=1 -n bakery',
  'kubectl scale deployment orders --replicas=4 -n bakery',
]

describe('the moments of a log', () => {
  let log: LabLog
  beforeAll(async () => {
    const session = await LabSession.open({ scenario, seed: SEED })
    for (const text of LINES) {
      await session.act({ kind: 'line', text })
      await session.tick(20_000)
    }
    log = session.log()
  })

  it('say when each check turned true, and false again', async () => {
    const { moments, ...run } = await checkMoments(drill, { scenario, seed: SEED, log })
    expect(run).toEqual({ commands: 5, graded: 5, brokeOff: false })
    expect(moments.map(({ seq, checks: { deployment, service } }) => [seq, deployment, service])).toEqual([
      [-1, false, false],
      [0, false, false],
      [1, true, false],
      [2, true, true],
      [3, false, true],
      [4, true, true],
    ])
    expect(moments[3]).toMatchObject({ text: LINES[2], at: log.entries[2]?.at })
    // As grading a replay of the first four commands by itself.
    const cut = { ...log, entries: log.entries.slice(0, 4), until: log.entries[4]?.at }
    const { checks } = await gradeDrill(drill, await replayLog({ scenario, seed: SEED, log: cut }))
    expect(moments[4]?.checks).toEqual(Object.fromEntries(checks.map(({ id, passed }) => [id, passed])))
  })

  it('are fewer where there are too many, and the end is always among them', async () => {
    const clock = () => 0
    const some = await checkMoments(drill, { scenario, seed: SEED, log }, { graded: 2, budgetMs: 1, clock })
    expect(some.moments.map(({ seq }) => seq)).toEqual([-1, 2, 4])
    expect(some).toMatchObject({ commands: 5, graded: 2, brokeOff: false })
    let time = 0
    const late = { graded: 300, budgetMs: 1, clock: () => time++ * 2 }
    const short = await checkMoments(drill, { scenario, seed: SEED, log }, late)
    expect(short.moments.map(({ seq }) => seq)).toEqual([-1, 4])
    expect(short).toMatchObject({ graded: 1, brokeOff: true })
  })

  it('of nothing is the start', async () => {
    const { moments, graded } = await checkMoments(drill, {
      scenario,
      seed: SEED,
      log: { ...log, entries: [] },
    })
    expect(moments).toMatchObject([{ seq: -1, text: '' }])
    expect(graded).toBe(0)
  })

  it('are not made of a log that does not hold', async () => {
    const broken = checkMoments(drill, { scenario, seed: SEED, log: { entries: 1 } })
    await expect(broken).rejects.toMatchObject({ code: 'log-invalid' })
  })
})

it('ends an act where keys end, and windows belong to what comes next', () => {
  const entry = (kind: 'keys' | 'line' | 'open' | 'resize', tty = 0) => ({ kind, tty, text: 'x' }) as LabEntry
  expect(actEnds([entry('line'), entry('open', 1), entry('line', 1), entry('resize')])).toEqual([0, 2])
  expect(
    actEnds([entry('keys'), entry('keys'), entry('keys', 1), entry('resize'), entry('keys', 1)]),
  ).toEqual([1, 2, 4])
})
