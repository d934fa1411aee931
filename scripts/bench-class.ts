// Prints, as JSON rows of { name, times }, how one server process takes a class of 200 who hand in within the same minute,
// each after saving a last answer: five questions (three of them graded by running them; two answers in three are right)
// and a drill, on the built app with the embedded database and the pool, with grading behind it and pages asked for over
// HTTP meanwhile. Then the same with all 200 within five seconds. Fails when anything of it is lost, or graded as it
// should not be. Needs `npm run prestart`.
import { randomUUID } from 'node:crypto'
import { batchHash } from '@/lib/exam/chain'
import type { LabScenarioInput } from '@/lib/lab/scenario'
import { LabSession } from '@/lib/lab/session'
import { type AnyGradable, submissionsOf } from '@/lib/quiz/check'
import type { UserActor } from '@/lib/server/actor'
import type { Json } from '@/lib/server/json'
import { benchServer } from './bench-server'

const LEARNERS = 200
const DRILL = 'expose-a-deployment'
const SOLUTION = 'kubectl expose deployment web -n shop --port=80 --target-port=8080'
const HOUR = 3_600_000
/** Seeded, so that the times of hand-ins are the same in each run. */
let state = 20_261_123
const random = () => {
  state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
  return state / 2 ** 32
}
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const done = await work()
  times.push(performance.now() - started)
  return done
}

const print = console.log
const { pageTime, close } = await benchServer('class', 54342)
const { db } = await import('@/lib/server/db')
const { createAssignment } = await import('@/lib/server/operations/assignments/create-assignment')
const { startSubmission } = await import('@/lib/server/operations/assignments/start-submission')
const { getMySubmission } = await import('@/lib/server/operations/assignments/get-my-submission')
const { saveResponse } = await import('@/lib/server/operations/assignments/save-response')
const { handIn } = await import('@/lib/server/operations/assignments/hand-in')
const { openExamTask } = await import('@/lib/server/operations/exams/open-exam-task')
const { appendExamEntries } = await import('@/lib/server/operations/exams/append-exam-entries')
const { receiptOf } = await import('@/lib/server/classroom/receipt')
const { startGrading } = await import('@/lib/server/classroom/grade-soon')

async function account(name: string): Promise<UserActor> {
  const { id: userId } = await db().user.create({ data: { name, email: `${randomUUID()}@example.com` } })
  const origin = { ip: '127.0.0.1', userAgent: 'bench' }
  return { kind: 'user', userId, sessionId: '', role: 'USER', origin }
}

async function questionSkills(): Promise<string[]> {
  const skills = await db().skill.findMany({
    where: { kind: 'FAMILY', retiredAt: null },
    orderBy: { id: 'asc' },
    include: { currentVersion: { select: { data: true } } },
  })
  const kindsOf = (data: unknown) => (data as { kinds?: string[] }).kinds ?? []
  const withKind = (kinds: string[]) =>
    skills.filter(({ currentVersion }) => kindsOf(currentVersion?.data).some((kind) => kinds.includes(kind)))
  const run = withKind(['command', 'manifest', 'gap']).slice(0, 3)
  if (run.length < 3) throw new Error('there are no questions that are graded by running them')
  const rest = skills.filter((skill) => !run.includes(skill)).slice(0, 5 - run.length)
  return [...run, ...rest].map(({ id }) => id)
}

const teacher = await account('Teacher')
const learners = await Promise.all(Array.from({ length: LEARNERS }, (_, i) => account(`Learner ${i}`)))
const members = learners.map(({ userId }) => ({ userId, role: 'LEARNER' as const }))
const { id: classId } = await db().class.create({
  data: {
    ...{ name: 'Bench', inviteCode: randomUUID() },
    memberships: { create: [{ userId: teacher.userId, role: 'INSTRUCTOR' }, ...members] },
  },
})
const questions = (await questionSkills()).map((skillId) => ({ kind: 'FAMILY' as const, skillId }))
const data = {
  ...{ title: 'Bench', opensAt: new Date(Date.now() - HOUR), closesAt: new Date(Date.now() + HOUR) },
  ...{ variants: 'SAME' as const, attempts: 2 },
  items: [...questions, { kind: 'DRILL' as const, skillId: DRILL }],
}
const { assignmentId } = await createAssignment(teacher, { classId, data })

type Solved = Awaited<ReturnType<LabSession['log']>>
let solved: Solved | undefined

/** What was done at the drill; everybody has the same situation. */
async function solve(snapshot: string, seed: number, host: string): Promise<Solved> {
  const session = await LabSession.open({ scenario: { snapshot } as unknown as LabScenarioInput, seed })
  for (const text of [`ssh ${host}`, SOLUTION]) await session.act({ kind: 'line', text })
  return session.log()
}

/** A learner who has answered and worked, and is about to save a last answer and hand in. */
async function worked(me: UserActor, starts: number[], saves: number[]) {
  const submissionId = randomUUID()
  await timed(starts, () => startSubmission(me, { assignmentId, submissionId }))
  const { examId } = await getMySubmission(me, { submissionId })
  const [last, ...others] = await answersTo(submissionId)
  for (const answer of others) await timed(saves, () => saveResponse(me, answer))
  if (!solved) {
    const { snapshot, seed, host } = await openExamTask(me, { examId: examId ?? '', position: 1 })
    solved = await solve(snapshot, seed, host)
  }
  await db().examTask.updateMany({ where: { examId: examId ?? '' }, data: { openedAt: new Date() } })
  const { lastHash } = await db().examTask.findFirstOrThrow({ where: { examId: examId ?? '' } })
  const batch = { entries: solved.entries, until: solved.until ?? 0, seen: solved.seen ?? '' }
  const hash = await batchHash(lastHash, batch)
  await appendExamEntries(me, { examId: examId ?? '', position: 1, previous: lastHash, hash, ...batch })
  return { me, submissionId, last }
}

/** Items that are answered as they should be: the others' answers are wrong. */
const right = new Set<string>()

/** An answer to each question: two in three are right. */
async function answersTo(submissionId: string): Promise<Parameters<typeof saveResponse>[1][]> {
  const served = await db().servedVariant.findMany({
    where: { submissionItem: { submissionId } },
    include: { submissionItem: { select: { id: true } } },
  })
  return served.map(({ submissionItem, variant, key }) => {
    const id = submissionItem?.id ?? ''
    const { kind } = variant as { kind: AnyGradable['kind'] }
    const { correct, wrong } = submissionsOf({ kind, ...(key as object) } as AnyGradable)
    if (random() < 2 / 3) right.add(id)
    const response = (right.has(id) ? correct : wrong) as Json
    return { submissionId, itemId: id, revision: 0, spentMs: 1000, response }
  })
}

async function round(within: number, name: string) {
  const [starts, saves, hands, pages]: number[][] = [[], [], [], []]
  const ready = []
  for (const me of learners) ready.push(await worked(me, starts ?? [], saves ?? []))
  let open = true
  const reading = (async () => {
    while (open) {
      pages?.push(await pageTime())
      await sleep(250)
    }
  })()
  const began = performance.now()
  await Promise.all(
    ready.map(async ({ me, submissionId, last }) => {
      await sleep(random() * within)
      if (last) await timed(saves ?? [], () => saveResponse(me, last))
      await timed(hands ?? [], () => handIn(me, { submissionId }))
    }),
  )
  open = false
  await reading
  const graded = await untilGraded(
    ready.map(({ submissionId }) => submissionId),
    began,
  )
  return [
    { name: `${name}: an attempt is begun`, times: starts },
    { name: `${name}: an answer is saved`, times: saves },
    { name: `${name}: hand-in`, times: hands },
    { name: `${name}: a page meanwhile`, times: pages },
    { name: `${name}: all are graded after`, times: [graded] },
  ]
}

/** @throws when a submission, an answer or an entry is not there, or a receipt does not fit what is there */
async function untilGraded(ids: string[], began: number): Promise<number> {
  const where = { id: { in: ids } }
  while ((await db().assignmentSubmission.count({ where: { ...where, gradedAt: null } })) > 0)
    await sleep(250)
  const ms = performance.now() - began
  const rows = await db().assignmentSubmission.findMany({ where, include: { items: true } })
  for (const { id, items, receipt, handedInAt } of rows) {
    const asked = items.filter(({ servedVariantId }) => servedVariantId)
    const lost = asked.filter(({ response, score }) => response === null || score === null)
    if (lost.length > 0) throw new Error(`lost of ${id}: ${lost.length} answers`)
    const misjudged = asked.filter((item) => (item.score === 1) !== right.has(item.id))
    if (misjudged.length > 0) throw new Error(`misjudged of ${id}: ${misjudged.map((item) => item.id)}`)
    const drill = items.find(({ examTaskId }) => examTaskId)
    if (drill?.score !== 1) throw new Error(`the drill of ${id} was graded ${drill?.score}`)
    if (!handedInAt || receipt !== (await receiptOf(db(), id, handedInAt)))
      throw new Error(`the receipt of ${id} does not fit`)
  }
  if (rows.length !== ids.length) throw new Error('submissions are missing')
  return ms
}

startGrading()
for (let warm = 0; warm < 5; warm++) await pageTime()
const rows = [
  ...(await round(60_000, 'class of 200 within a minute')),
  ...(await round(5_000, 'class of 200 within 5 s')),
]
print(JSON.stringify(rows))
await close()
