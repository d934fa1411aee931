/** Assignments and graded work as rows: the way there has tests of its own, and takes a hundred queries. */
import { randomUUID } from 'node:crypto'
import type { Prisma } from '@/lib/generated/prisma/client'
import { db } from '@/lib/server/db'

const HOUR = 3_600_000
const artefactHash = 'test-engine'

export interface Place {
  kind: 'FAMILY' | 'DRILL'
  skillId: string
  points?: number
}

async function versionsOf(skillIds: string[]): Promise<Map<string, string>> {
  const skills = await db().skill.findMany({ where: { id: { in: skillIds } } })
  return new Map(skills.map(({ id, currentVersionId }) => [id, currentVersionId ?? '']))
}

/** An assignment that is open for an hour, and the ids of its places. */
export async function placedAssignment(
  classId: string,
  places: readonly Place[],
  settings: Partial<Prisma.AssignmentUncheckedCreateInput> = {},
): Promise<{ id: string; closesAt: Date; places: string[] }> {
  const versions = await versionsOf(places.map(({ skillId }) => skillId))
  const times = { opensAt: new Date(Date.now() - HOUR), closesAt: new Date(Date.now() + HOUR) }
  const { id, closesAt } = await db().assignment.create({
    data: { ...{ classId, title: 'Week 1', ...times }, ...settings },
    select: { id: true, closesAt: true },
  })
  const rows = places.map((place, position) => ({
    ...{ id: randomUUID(), assignmentId: id, position, ...place },
    contentVersionId: versions.get(place.skillId) ?? '',
  }))
  await db().assignmentItem.createMany({ data: rows })
  return { id, closesAt, places: rows.map((row) => row.id) }
}

interface DoneQuestion {
  /** 0..1 */
  score: number
  served: { variant: object; key: object; explanation: object }
  /** Absent: no answer. */
  response?: Prisma.InputJsonValue
  verdict?: object
  spentMs?: number
}
interface DoneTask {
  score: number
  checks: object
}
export type Done = DoneQuestion | DoneTask

export interface GradedWork {
  submissionId: string
  itemIds: string[]
  /** Of the assignment, in the same order. */
  places: string[]
}

/** What somebody has done at each place, in order: handed in and graded just now. */
export async function gradedWork(
  assignmentId: string,
  userId: string,
  done: readonly Done[],
  { ordinal = 1, latePercent = 0 } = {},
): Promise<GradedWork> {
  const { items: places, closesAt } = await db().assignment.findUniqueOrThrow({
    where: { id: assignmentId },
    include: { items: { orderBy: { position: 'asc' } } },
  })
  const [at, submissionId, examId] = [new Date(), randomUUID(), randomUUID()]
  const rows = places.flatMap((place, i) => {
    const one = done[i]
    return one ? [{ place, one, itemId: randomUUID(), workId: randomUUID() }] : []
  })
  await makeQuestions(userId, rows)
  const hasTasks = await makeTasks({ id: examId, userId, startedAt: at, closesAt }, rows)
  const worth = rows.reduce((sum, { place }) => sum + place.points, 0)
  const gained = rows.reduce((sum, { place, one }) => sum + place.points * one.score, 0)
  await db().assignmentSubmission.create({
    data: {
      ...{ id: submissionId, assignmentId, userId, ordinal, startedAt: at, dueAt: closesAt },
      ...{ handedInAt: at, gradedAt: at, latePercent, score: (gained / worth) * (1 - latePercent / 100) },
      examId: hasTasks ? examId : null,
    },
  })
  await db().submissionItem.createMany({
    data: rows.map(({ place, one, itemId, workId }, position) => ({
      ...{ id: itemId, submissionId, assignmentItemId: place.id, position, points: place.points },
      ...{ score: one.score, correct: one.score === 1 },
      ...('served' in one ? { servedVariantId: workId, ...answerOf(one, at) } : { examTaskId: workId }),
    })),
  })
  return { submissionId, itemIds: rows.map(({ itemId }) => itemId), places: places.map(({ id }) => id) }
}

interface Row {
  place: { skillId: string | null; contentVersionId: string | null }
  one: Done
  /** Of the variant that was served, or the task. */
  workId: string
}

const pinned = ({ place: { skillId, contentVersionId } }: Row) => ({
  ...{ skillId: skillId ?? '', contentVersionId: contentVersionId ?? '', seed: 1 },
})

async function makeQuestions(userId: string, rows: readonly Row[]): Promise<void> {
  const artefact = { hash: artefactHash, size: 0 }
  await db().engineArtefact.createMany({ data: [artefact], skipDuplicates: true })
  const data = rows.flatMap((row) => {
    const { one, workId: id } = row
    if (!('served' in one)) return []
    return [{ id, userId, artefactHash, mode: 'ASSESSED' as const, ...pinned(row), ...one.served }]
  })
  await db().servedVariant.createMany({ data })
}

/** @returns whether there are any */
async function makeTasks(
  exam: { id: string; userId: string; startedAt: Date; closesAt: Date },
  rows: readonly Row[],
): Promise<boolean> {
  const { id: examId, startedAt: at } = exam
  const tasks = rows.flatMap((row) => {
    const { one, workId: id } = row
    if ('served' in one) return []
    const result = { passed: one.score === 1, checks: one.checks }
    const times = { openedAt: new Date(at.getTime() + 1000), gradedAt: at }
    const rest = { domainId: 'basics', scenario: {}, host: 'base', weight: 100, minutes: 5, lastHash: '' }
    return [{ id, examId, ...pinned(row), ...rest, ...times, score: one.score, result, done: true }]
  })
  if (tasks.length === 0) return false
  const ended = { status: 'GRADED' as const, endedAt: at, gradedAt: at }
  await db().exam.create({ data: { ...exam, ...ended, artefactHash, form: { kind: 'assignment' } } })
  await db().examTask.createMany({ data: tasks.map((task, i) => ({ ...task, position: i + 1 })) })
  return true
}

function answerOf({ response, verdict, spentMs = 0 }: DoneQuestion, at: Date) {
  const given = response === undefined ? {} : { response, savedAt: at, revision: 1 }
  return { ...given, ...(verdict ? { verdict } : {}), spentMs }
}
