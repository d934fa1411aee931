import '../server-only'
import { now } from '../clock'
import { db } from '../db'
import { skillTexts } from '../practice/skill-texts'
import { assignmentPhase } from './assignment-phase'
import { collectSubmissions } from './submission'

export type LearnerState = 'not-started' | 'working' | 'handed-in' | 'collected'

export interface LearnerResult {
  userId: string
  name: string
  email: string
  state: LearnerState
  handedInAt: Date | null
  score: number | null
  /** One per question, in order; null without a graded submission. */
  items: { correct: boolean; score: number; answered: boolean }[] | null
}

/** Everybody who is in the class as a learner, and whoever handed in and has left since. */
export async function loadResults(assignmentId: string, locale: string) {
  const assignment = await db().assignment.findUniqueOrThrow({
    where: { id: assignmentId },
    include: {
      class: { select: { id: true, name: true } },
      questions: { orderBy: { position: 'asc' }, include: { contentVersion: true } },
    },
  })
  await collectSubmissions(assignment)
  const learners = await findLearners(assignment.classId, assignmentId)
  const submissions = await findSubmissions(assignmentId)
  const byUser = new Map(submissions.map((submission) => [submission.userId, submission]))
  const results = learners.map((user) => learnerResult(user, byUser.get(user.id)))
  const graded = results.flatMap((result) => result.items ?? [])
  const finished = results.filter((result) => result.items)
  return {
    id: assignment.id,
    title: assignment.title,
    class: assignment.class,
    opensAt: assignment.opensAt,
    closesAt: assignment.closesAt,
    phase: assignmentPhase(assignment, now()),
    questions: assignment.questions.map((question, i) => ({
      position: question.position,
      skillId: question.skillId,
      title: skillTexts(question.contentVersion, locale).title,
      meanScore: mean(finished.flatMap((result) => result.items?.[i]?.score ?? [])),
    })),
    learners: results,
    meanScore: graded.length > 0 ? mean(finished.map((result) => result.score ?? 0)) : null,
  }
}

function findLearners(classId: string, assignmentId: string) {
  return db().user.findMany({
    where: {
      OR: [
        { memberships: { some: { classId, role: 'LEARNER' } } },
        { submissions: { some: { assignmentId } } },
      ],
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, email: true },
  })
}

function findSubmissions(assignmentId: string) {
  return db().assignmentSubmission.findMany({
    where: { assignmentId },
    include: { items: { orderBy: { question: { position: 'asc' } }, omit: { verdict: true } } },
  })
}

type Found = Awaited<ReturnType<typeof findSubmissions>>[number]

function learnerResult(
  user: { id: string; name: string; email: string | null },
  submission: Found | undefined,
): LearnerResult {
  const who = { userId: user.id, name: user.name, email: user.email ?? '' }
  if (!submission?.handedInAt)
    return {
      ...who,
      state: submission ? 'working' : 'not-started',
      handedInAt: null,
      score: null,
      items: null,
    }
  return {
    ...who,
    state: submission.collected ? 'collected' : 'handed-in',
    handedInAt: submission.handedInAt,
    score: submission.score,
    items: submission.items.map((item) => ({
      correct: item.correct ?? false,
      score: item.score ?? 0,
      answered: item.response !== null,
    })),
  }
}

function mean(values: number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
