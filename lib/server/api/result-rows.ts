import '../server-only'
import { grouped } from '@/lib/classroom/results/grouped'
import { placeResults } from '@/lib/classroom/results/place-result'
import { workState } from '@/lib/classroom/results/work-state'
import type { Terms } from '@/lib/classroom/terms'
import type { Assignment, AssignmentSubmission } from '@/lib/generated/prisma/client'
import { termsOfLearners } from '../classroom/learner-terms'
import { learnerAttempts, type loadAttempts } from '../classroom/results-attempts'
import { loadParts, type PartRow } from '../classroom/results-parts'
import { now } from '../clock'
import { db } from '../db'
import { snake, timeOf } from './schemas/fields'

type Attempts = Awaited<ReturnType<typeof loadAttempts>>

/** Learners of the class, and whoever handed in and has left since; by id, from `after` on. */
export async function learnersOf(classId: string, assignmentId: string, take: number, after?: string) {
  const handedIn = { assignmentId, handedInAt: { not: null } }
  return db().user.findMany({
    where: {
      ...(after ? { id: { gt: after } } : {}),
      OR: [
        { memberships: { some: { classId, role: 'LEARNER' } } },
        { submissions: { some: handedIn }, memberships: { none: { classId } } },
      ],
    },
    orderBy: { id: 'asc' },
    take,
    select: personParts(classId),
  })
}

export const personParts = (classId: string) => ({
  ...{ id: true, name: true, email: true },
  memberships: { where: { classId }, select: { externalId: true } },
})

interface Person {
  id: string
  name: string
  email: string | null
  memberships: { externalId: string | null }[]
}

export const personOf = ({ id, name, email, memberships: [membership] }: Person) => ({
  ...{ user_id: id, name, email },
  ...{ external_id: membership?.externalId ?? null, in_class: membership !== undefined },
})

/** The results of some learners; the number of queries does not depend on how many there are. */
export async function resultsOf(assignment: Assignment, people: readonly Person[]) {
  const attempts = await db().assignmentSubmission.findMany({
    where: { assignmentId: assignment.id, userId: { in: people.map(({ id }) => id) } },
    orderBy: [{ userId: 'asc' }, { ordinal: 'asc' }],
  })
  const byLearner = grouped(attempts, ({ userId }) => userId)
  const terms = await termsOfLearners(assignment)
  const work = people.map((person) => {
    const done = learnerAttempts(byLearner.get(person.id) ?? [], assignment.counted)
    return { person, done, shown: done.counted ?? done.attempts.at(-1), terms: terms.of(person.id) }
  })
  const parts = grouped(
    await loadParts(work.flatMap(({ done }) => done.counted?.id ?? [])),
    ({ submissionId }) => submissionId,
  )
  return work.map((one) => resultOf(one, parts.get(one.done.counted?.id ?? '') ?? []))
}

type Handed = Pick<AssignmentSubmission, 'handedInAt' | 'collected' | 'latePercent'>

/** What the closing time collected is late only if something of it was. */
export function isLate({ handedInAt, collected, latePercent }: Handed, closesAt: Date): boolean {
  return latePercent > 0 || (!collected && handedInAt !== null && handedInAt > closesAt)
}

interface Work {
  person: Person
  terms: Terms
  done: ReturnType<typeof learnerAttempts>
  shown: Attempts[number] | undefined
}

function resultOf({ person, terms, done, shown }: Work, parts: readonly PartRow[]) {
  return {
    ...personOf(person),
    state: snake(workState(done.attempts, done.counted, terms, now())),
    ...{ score: done.score, attempts: done.attempts.length, submission_id: shown?.id ?? null },
    ...{ started_at: timeOf(shown?.startedAt ?? null), handed_in_at: timeOf(shown?.handedInAt ?? null) },
    late: shown !== undefined && isLate(shown, terms.closesAt),
    late_percent: shown?.latePercent ?? 0,
    items: placeResults(parts).map(({ itemId, score, answered, marked }) => ({
      ...{ item_id: itemId, score, answered, marked },
    })),
  }
}
