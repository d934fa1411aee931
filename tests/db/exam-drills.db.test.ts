// An exam of real drills, from drawing to the review: with the real pool, content and engine.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Drill } from '@/lib/drill/definition'
import { parseDrill } from '@/lib/drill/parse-drill'
import { drillScenario } from '@/lib/drill/scenario'
import { batchHash } from '@/lib/exam/chain'
import type { ExamTaskStart } from '@/lib/exam/exam'
import { LabSession } from '@/lib/lab/session'
import { db } from '@/lib/server/db'
import type { Json } from '@/lib/server/json'
import { exportAccount } from '@/lib/server/operations/accounts/export-account'
import { appendExamEntries } from '@/lib/server/operations/exams/append-exam-entries'
import { getExam } from '@/lib/server/operations/exams/get-exam'
import { getExamReplay } from '@/lib/server/operations/exams/get-exam-replay'
import { getExamReview } from '@/lib/server/operations/exams/get-exam-review'
import { handInExam } from '@/lib/server/operations/exams/hand-in-exam'
import { listExams } from '@/lib/server/operations/exams/list-exams'
import { openExamTask } from '@/lib/server/operations/exams/open-exam-task'
import { drillBank } from '@/lib/server/pool/bank'
import { closePools } from '@/lib/server/pool/pools'
import { banks, setBanks } from '@/lib/server/question-bank'
import { seedSkills } from '@/lib/server/seed/seed-skills'
import { withDatabase } from './database'
import { beginExam, gradeAll } from './exams'
import { visitor } from './people'
import { seedSmallWorld, smallSkills } from './skills'

const DOMAIN = 'troubleshooting'
const SOLVED = 'dns-nobody-at-home'
const WRONG = 'expose-a-deployment'
const UNTOUCHED = 'kubelet-lost-certificate'
const FORGED = 'label-and-annotate'
const MINUTE_MS = 60_000

function readDrill(id: string): Drill {
  const folder = path.join('content/drills', id)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.includes('.'),
  )
  return parseDrill(
    id,
    Object.fromEntries(files.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')])),
  )
}
const drills = new Map([SOLVED, WRONG, UNTOUCHED, FORGED].map((id) => [id, readDrill(id)]))

withDatabase()
beforeAll(async () => {
  await seedSmallWorld()
  const names = { en: 'Troubleshooting', ja: 'トラブルシューティング' }
  await db().domain.create({ data: { id: DOMAIN, position: 1, weight: 30, names } })
  await db().concept.createMany({
    data: [...drills.keys()].map((id) => ({ id: `about-${id}`, domainId: DOMAIN, position: 0 })),
  })
  const sources = [...drills.values()].map(({ id, level, minutes, texts }) => ({
    ...{ id, kind: 'DRILL' as const, position: 9, concepts: [`about-${id}`], data: { level, minutes } },
    ...{ texts: texts as unknown as Record<string, Json>, fingerprint: '1' },
  }))
  await seedSkills(db(), [...smallSkills, ...sources])
  setBanks({ ...(await banks()), drills: drillBank })
}, 120_000)
afterAll(() => closePools())

type Me = Awaited<ReturnType<typeof visitor>>

/** Works at a task as a browser does, and saves what was done in two batches. */
async function work(me: Me, examId: string, start: ExamTaskStart, script: string): Promise<void> {
  const session = await LabSession.open({ scenario: { snapshot: start.snapshot }, seed: start.seed })
  let previous = start.lastHash
  let sent = 0
  const save = async () => {
    const { entries, until = 0, seen = '' } = session.log()
    const batch = { entries: entries.slice(sent), until, seen }
    const hash = await batchHash(previous, batch)
    await appendExamEntries(me, { examId, position: start.position, previous, ...batch, hash })
    previous = hash
    sent = entries.length
  }
  for (const text of [`ssh ${start.host}`, ...script.trimEnd().split('\n')]) {
    await session.act({ kind: 'line', text })
    while (session.terminal().mode === 'busy') await session.act({ kind: 'advance', ms: MINUTE_MS })
    if (sent === 0) await save()
  }
  await session.tick(2_000)
  await save()
}

describe('an exam of real drills', { timeout: 120_000 }, () => {
  test('is graded by what was done, and shows nothing of it before', async () => {
    const me = await visitor()
    const form = { kind: 'custom' as const, minutes: 60, tasks: 4, domains: [DOMAIN] }
    const examId = await beginExam(me, form)
    const rows = await db().examTask.findMany({
      where: { examId },
      select: { skillId: true, position: true },
    })
    const positionOf = (id: string) => rows.find(({ skillId }) => skillId === id)?.position ?? 0
    const open = (id: string) => openExamTask(me, { examId, position: positionOf(id) })
    const starts = await Promise.all([SOLVED, WRONG, FORGED].map(open))
    const [solved, wrong, forged] = starts as [ExamTaskStart, ExamTaskStart, ExamTaskStart]

    const replies = [
      ...starts,
      await getExam(me, { examId }),
      await listExams(me, {}),
      await exportAccount(me, {}),
    ]
    for (const secret of secrets())
      expect(JSON.stringify(replies)).not.toContain(JSON.stringify(secret).slice(1, -1))

    await work(me, examId, solved, drills.get(SOLVED)?.solution ?? '')
    const [mistake] = Object.values(drills.get(WRONG)?.wrong ?? {})
    await work(me, examId, wrong, mistake?.script ?? '')
    // Saved with a chain that is right, of work that never was.
    const lines = ['kubectl get nodes', ...(drills.get(FORGED)?.solution ?? '').trimEnd().split('\n')]
    const { cluster } = await LabSession.open({ scenario: { snapshot: forged.snapshot }, seed: forged.seed })
    const [at, seen] = [cluster.now() + 1_000, '0'.repeat(16)]
    const entries = lines.map((text, seq) => ({ kind: 'line' as const, tty: 0, seq, at, seen, text }))
    const batch = { entries, until: at, seen }
    const link = { previous: forged.lastHash, hash: await batchHash(forged.lastHash, batch) }
    await appendExamEntries(me, { examId, position: forged.position, ...batch, ...link })

    await handInExam(me, { examId })
    await gradeAll(me, examId)
    const { exam, domains, list } = await getExamReview(me, { examId })
    const taskOf = (id: string) => list[positionOf(id) - 1]
    expect(taskOf(SOLVED)?.result).toMatchObject({ score: 1, lost: 0, damage: [], refused: null })
    const failed = (id: string) =>
      taskOf(id)
        ?.result?.checks.filter(({ passed }) => !passed)
        .map((check) => check.id)
    expect(failed(SOLVED)).toEqual([])
    expect(failed(WRONG)).toEqual(mistake?.fails)
    expect(taskOf(UNTOUCHED)).toMatchObject({
      opened: false,
      result: { score: expect.any(Number), refused: null },
    })
    expect(failed(UNTOUCHED)?.length).toBeGreaterThan(0)
    expect(taskOf(FORGED)?.result).toMatchObject({
      score: 0,
      refused: { code: 'log-unconfirmed', seq: 0 },
    })
    const points = list.reduce((sum, { weight, result }) => sum + weight * (result?.score ?? 0), 0)
    expect(exam.score).toBe(Math.floor(points + 1e-6))
    expect(domains).toMatchObject([{ id: DOMAIN, weight: 100, tasks: 4, score: exam.score }])
    const finding = taskOf(WRONG)?.result?.checks.find(({ passed }) => !passed)
    expect(finding).toMatchObject({
      names: drillNames(WRONG, finding?.id ?? ''),
      expected: expect.any(String),
    })
  })

  test('can be looked at again, and the reference solves it from the same start', async () => {
    const me = await visitor()
    const examId = await beginExam(me, { kind: 'custom', minutes: 60, tasks: 4, domains: [DOMAIN] })
    const { position } = await db().examTask.findFirstOrThrow({ where: { examId, skillId: WRONG } })
    await work(me, examId, await openExamTask(me, { examId, position }), 'kubectl get deployments -n shop')
    await handInExam(me, { examId })
    const { snapshot, seed, log, reference, host } = await getExamReplay(me, { examId, position })
    const own = await LabSession.open({ scenario: { snapshot }, seed })
    await own.replay(log, { confirm: true })
    expect(own.entryCount).toBe(2)
    const session = await LabSession.open({ scenario: { snapshot }, seed })
    expect(reference[0]).toBe(`ssh ${host}`)
    for (const text of reference) await session.act({ kind: 'line', text })
    const shown = await session.act({ kind: 'line', text: 'kubectl get services -n shop -o name' })
    expect(shown.stdout).toContain('service/web')
  })
})

const drillNames = (id: string, check: string) => {
  const { en, ja } = drills.get(id)?.texts ?? {}
  return { en: en?.checks[check], ja: ja?.checks[check] }
}

/** What would tell how a drill is checked, what is wrong in it, or how it is solved. */
function secrets(): string[] {
  return [...drills.values()].flatMap((drill) => {
    const { id, texts, checks, faults, solution } = drill
    const lines = solution.split('\n').filter((line) => line.length > 20)
    const { commands = [] } = drillScenario(drill)
    const steps = commands.map((step) => (typeof step === 'string' ? step : step.run))
    return [
      ...[id, ...lines, ...faults.map(({ fault }) => fault), ...checks.map((check) => `"id":"${check.id}"`)],
      ...steps.filter((step) => step.length > 20),
      ...[texts.en, texts.ja].flatMap((each) => [each.solution, ...Object.values(each.checks)]),
    ]
  })
}
