/** Assignments of the small world, and what a learner's browser does with them. */
import { randomUUID } from 'node:crypto'
import type { AssignmentDataInput } from '@/lib/classroom/assignment'
import type { UserActor } from '@/lib/server/actor'
import type { Json } from '@/lib/server/json'
import { createAssignment } from '@/lib/server/operations/assignments/create-assignment'
import { getMySubmission } from '@/lib/server/operations/assignments/get-my-submission'
import { saveResponse } from '@/lib/server/operations/assignments/save-response'
import { startSubmission } from '@/lib/server/operations/assignments/start-submission'
import { placedAssignment } from './graded'
import { FAMILY, OTHER_FAMILY } from './skills'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** By this machine's clock, wherever the server's was moved to. */
export const inMs = (ms: number) => new Date(Date.now() + ms)

/** Two questions of one family and one of another, open for an hour. */
export const usual = (): AssignmentDataInput => ({
  ...{ title: 'Week 1', opensAt: inMs(-HOUR), closesAt: inMs(HOUR) },
  items: [...PLACES],
})

const PLACES = [FAMILY, FAMILY, OTHER_FAMILY].map((skillId) => ({ kind: 'FAMILY' as const, skillId }))

/** The same as rows, for what is not about how an assignment is made. */
export const assigned = async (classId: string, settings: Parameters<typeof placedAssignment>[2] = {}) =>
  (await placedAssignment(classId, PLACES, settings)).id

export async function assign(
  teacher: UserActor,
  classId: string,
  changes: Partial<AssignmentDataInput> = {},
): Promise<string> {
  const data = { ...usual(), ...changes }
  return (await createAssignment(teacher, { classId, data })).assignmentId
}

/** Begins an attempt, and gives it back as the browser gets it. */
export async function begin(me: UserActor, assignmentId: string, password?: string) {
  const secret = password === undefined ? {} : { password }
  const asked = { assignmentId, submissionId: randomUUID(), ...secret }
  return getMySubmission(me, await startSubmission(me, asked))
}
type Begun = Awaited<ReturnType<typeof begin>>

/** The number that a question adds one to. */
export const askedOf = ({ variant }: Begun['items'][number]) => (variant as { a: number }).a

/** Saves an answer as the first of its question. */
export function answer(
  me: UserActor,
  { id, items }: Begun,
  index: number,
  response: Json,
  more: { revision?: number; writtenAt?: Date } = {},
) {
  const itemId = items[index]?.id ?? ''
  return saveResponse(me, { submissionId: id, itemId, response, revision: 0, ...more })
}

/** The right answer to a question. */
export const right = ({ items }: Begun, index: number) => {
  const item = items[index]
  return { answer: item ? askedOf(item) + 1 : 0 }
}
