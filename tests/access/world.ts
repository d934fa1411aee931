import { randomUUID } from 'node:crypto'
import { chainStart } from '@/lib/exam/chain'
import type { Actor, AnonymousActor, UserActor, VisitorActor } from '@/lib/server/actor'
import { db } from '@/lib/server/db'
import { createAuthored } from '@/lib/server/operations/authoring/create-authored'
import { practiseSkill } from '@/lib/server/operations/review/practise-skill'
import { recordReviews } from '@/lib/server/operations/review/record-reviews'
import { placedAssignment } from '../db/graded'
import { anonymous, classOf, user, visitor } from '../db/people'
import { DRILL, FAMILY, rightAnswer } from '../db/skills'
import { EXERCISE } from '../db/speed'

export const ROLES = [
  'anonymous',
  'visitor',
  'learner',
  'otherLearner',
  'instructor',
  'otherInstructor',
  'admin',
] as const
export type Role = (typeof ROLES)[number]

export type World = { [R in Role]: Actor } & {
  anonymous: AnonymousActor
  visitor: VisitorActor
} & { [R in Exclude<Role, 'anonymous' | 'visitor'>]: UserActor }

/** The people. Who learns or teaches where is made anew for each case, see `makeClass`; the others have a class, too. */
export async function makeWorld(): Promise<World> {
  const [otherInstructor, otherLearner] = [await user('OtherInstructor'), await user('OtherLearner')]
  await classOf(otherInstructor, otherLearner)
  return {
    anonymous: anonymous(),
    visitor: await visitor(),
    learner: await user('Learner'),
    otherLearner,
    instructor: await user('Instructor'),
    otherInstructor,
    admin: await user('Admin', 'ADMIN'),
  }
}

/** A class of `instructor` and `learner`; the others and the admin are not in it. */
export const makeClass = ({ instructor, learner }: World) => classOf(instructor, learner)

/** An open assignment in such a class that the learner has begun; `itemId` is the learner's first question. */
export async function makeAssignment(world: World, handedIn = false) {
  const classId = await makeClass(world)
  const family = [{ kind: 'FAMILY' as const, skillId: FAMILY }]
  const { id: assignmentId, closesAt, places } = await placedAssignment(classId, family, { hints: true })
  const servedVariantId = await makeServed(world.learner.userId, 'ASSESSED')
  const { id: submissionId } = await db().assignmentSubmission.create({
    data: {
      ...{ assignmentId, userId: world.learner.userId, dueAt: closesAt },
      handedInAt: handedIn ? new Date() : null,
    },
  })
  const item = { submissionId, assignmentItemId: places[0] ?? '', servedVariantId }
  const { id: itemId } = await db().submissionItem.create({ data: item })
  return { classId, assignmentId, submissionId, itemId }
}

async function makeServed(userId: string, mode: 'ASSESSED' | 'PRACTICE'): Promise<string> {
  const { currentVersionId } = await db().skill.findUniqueOrThrow({ where: { id: FAMILY } })
  await db().engineArtefact.createMany({ data: [{ hash: 'test-engine', size: 0 }], skipDuplicates: true })
  const pinned = {
    skillId: FAMILY,
    contentVersionId: currentVersionId ?? '',
    artefactHash: 'test-engine',
    seed: 1,
  }
  const whole = { variant: { a: 1 }, key: { answer: 2 }, explanation: {} }
  return (await db().servedVariant.create({ data: { userId, mode, ...pinned, ...whole } })).id
}

/** A question that the learner was served for practice, with the answer that would be sent. */
export async function makeEntry(world: World) {
  return {
    id: randomUUID(),
    servedVariantId: await makeServed(world.learner.userId, 'PRACTICE'),
    response: { answer: 2 },
    durationMs: 1000,
    reviewedAt: new Date(),
  }
}

/** A practice question that the learner has answered. */
export async function makeAnswered(world: World): Promise<string> {
  return (await answerOne(world)).servedVariantId
}

/** A review of the learner's. */
export async function makeReview(world: World): Promise<string> {
  return (await answerOne(world)).id
}

async function answerOne(world: World) {
  const { servedVariantId, variant } = await practiseSkill(world.learner, { skillId: FAMILY })
  const id = randomUUID()
  const response = rightAnswer(variant)
  await recordReviews(world.learner, {
    reviews: [{ id, servedVariantId, response, durationMs: 1000, reviewedAt: new Date() }],
  })
  return { id, servedVariantId }
}

/** A drill that the learner has begun. */
export async function makeAttempt(world: World): Promise<string> {
  const { currentVersionId } = await db().skill.findUniqueOrThrow({ where: { id: DRILL } })
  await db().engineArtefact.createMany({ data: [{ hash: 'test-engine', size: 0 }], skipDuplicates: true })
  const pinned = {
    skillId: DRILL,
    contentVersionId: currentVersionId ?? '',
    artefactHash: 'test-engine',
    seed: 1,
  }
  const data = { id: randomUUID(), userId: world.learner.userId, mode: 'PRACTICE' as const, scenario: {} }
  return (await db().attempt.create({ data: { ...data, ...pinned } })).id
}

/** An exam of the learner's with one task, which is open: running, or over. */
export async function makeExam(world: World, over = false): Promise<string> {
  const { currentVersionId } = await db().skill.findUniqueOrThrow({ where: { id: DRILL } })
  await db().engineArtefact.createMany({ data: [{ hash: 'test-engine', size: 0 }], skipDuplicates: true })
  const id = randomUUID()
  const startedAt = new Date()
  const ended = over ? { status: 'GRADING' as const, endedAt: startedAt } : {}
  const task = {
    ...{ position: 1, skillId: DRILL, contentVersionId: currentVersionId ?? '', domainId: 'basics', seed: 1 },
    ...{ host: 'cka1001', weight: 100, minutes: 5, scenario: {}, openedAt: startedAt },
    lastHash: await chainStart(id, 1),
  }
  await db().exam.create({
    data: {
      ...{ id, userId: world.learner.userId, form: { kind: 'full' }, artefactHash: 'test-engine', startedAt },
      ...{ closesAt: new Date(startedAt.getTime() + 3_600_000), ...ended, tasks: { create: [task] } },
    },
  })
  return id
}

/** A sprint that the learner is in. */
export async function makeSprint(world: World): Promise<string> {
  const startedAt = new Date()
  const closesAt = new Date(startedAt.getTime() + 600_000)
  const data = { id: randomUUID(), userId: world.learner.userId, exercises: [EXERCISE], startedAt, closesAt }
  return (await db().speedSprint.create({ data })).id
}

/** A drill of the learner's own, with a version that was published. */
export async function makeAuthored(world: World): Promise<{ id: string; versionId: string }> {
  const { id } = await createAuthored(world.learner, { kind: 'DRILL' })
  const { skillId, draft } = await db().authoredItem.findUniqueOrThrow({ where: { id } })
  const version = { skillId, contentHash: id, texts: {}, data: { files: draft as object } }
  return { id, versionId: (await db().contentVersion.create({ data: version })).id }
}
