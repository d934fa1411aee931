import './server-only'
import { AppError } from '@/lib/errors/app-error'
import type { ClassRole } from '@/lib/generated/prisma/enums'
import type { Actor, KnownActor, UserActor } from './actor'
import { db } from './db'

/** A rule that lets an actor through with what it learnt on the way, or throws. */
export interface Access<Input, Grant> {
  label: string
  check(actor: Actor, input: Input): Promise<Grant>
}

/** Everybody, signed in or not. */
export const anyone: Access<unknown, Actor> = { label: 'anyone', check: async (actor) => actor }

/** Whoever has a row of their own: visitors and users. */
export const someone: Access<unknown, KnownActor> = {
  label: 'someone',
  check: async (actor) => {
    if (actor.kind === 'visitor' || actor.kind === 'user') return actor
    throw new AppError('NOT_SIGNED_IN')
  },
}

/** Whoever has an account. */
export const registered: Access<unknown, UserActor> = {
  label: 'registered',
  check: async (actor) => requireUser(actor),
}

/** Administrators, and the command line on the server. */
export const admin: Access<unknown, Actor> = {
  label: 'admin',
  check: async (actor) => {
    if (actor.kind === 'system') return actor
    const user = requireUser(actor)
    if (user.role !== 'ADMIN') throw new AppError('FORBIDDEN')
    return user
  },
}

/** As whom somebody acts: an administrator who is in no class sees all of them, as an instructor would. */
export type Capacity = 'instructor' | 'learner' | 'admin'

export interface ClassGrant {
  userId: string
  classId: string
  role: ClassRole
  capacity: Capacity
  isArchived: boolean
}
export interface AssignmentGrant extends ClassGrant {
  assignmentId: string
}
export interface SubmissionGrant extends AssignmentGrant {
  submissionId: string
  /** Whose it is. */
  learnerId: string
}

/** A class exists only for its members and for administrators: others learn nothing about it. */
async function inClass(actor: Actor, classId: string): Promise<ClassGrant> {
  const { userId, role } = requireUser(actor)
  const found = await db().class.findUnique({
    where: { id: classId },
    select: { archivedAt: true, memberships: { where: { userId }, select: { role: true } } },
  })
  if (!found) throw new AppError('NOT_FOUND')
  const { archivedAt, memberships } = found
  const isArchived = archivedAt !== null
  const [membership] = memberships
  if (membership) {
    const capacity = membership.role === 'INSTRUCTOR' ? 'instructor' : 'learner'
    return { userId, classId, role: membership.role, capacity, isArchived }
  }
  if (role !== 'ADMIN') throw new AppError('NOT_FOUND')
  return { userId, classId, role: 'INSTRUCTOR', capacity: 'admin', isArchived }
}

async function inAssignment(actor: Actor, assignmentId: string): Promise<AssignmentGrant> {
  requireUser(actor)
  const found = await db().assignment.findUnique({
    where: { id: assignmentId },
    select: { classId: true, status: true },
  })
  if (!found) throw new AppError('NOT_FOUND')
  const grant = await inClass(actor, found.classId)
  // A draft exists for instructors alone.
  if (found.status === 'DRAFT' && grant.role === 'LEARNER') throw new AppError('NOT_FOUND')
  return { ...grant, assignmentId }
}

async function inSubmission(actor: Actor, submissionId: string): Promise<SubmissionGrant> {
  const { userId } = requireUser(actor)
  const found = await db().assignmentSubmission.findUnique({
    where: { id: submissionId },
    select: { userId: true, assignmentId: true },
  })
  if (!found) throw new AppError('NOT_FOUND')
  const grant = await inAssignment(actor, found.assignmentId).catch(async (error: unknown) => {
    if (found.userId === userId && (await hasLeft(userId, submissionId))) throw new AppError('NOT_IN_CLASS')
    throw error
  })
  return { ...grant, submissionId, learnerId: found.userId }
}

/** Whose work it is may know why there is no way to it any more. */
async function hasLeft(userId: string, submissionId: string): Promise<boolean> {
  const memberships = { none: { userId } }
  return (
    (await db().assignmentSubmission.count({
      where: { id: submissionId, assignment: { class: { memberships } } },
    })) > 0
  )
}

function withRole<G extends ClassGrant>(grant: G, role: ClassRole): G {
  if (grant.role !== role) throw new AppError('FORBIDDEN')
  return grant
}

/** What is put away is looked at, and not changed. */
function unarchived<G extends ClassGrant>(grant: G): G {
  if (grant.isArchived) throw new AppError('CLASS_ARCHIVED')
  return grant
}

type ForClass = { classId: string }
type ForAssignment = { assignmentId: string }
type ForSubmission = { submissionId: string }

export const classMember: Access<ForClass, ClassGrant> = {
  label: 'class member',
  check: (actor, input) => inClass(actor, input.classId),
}
/** To look. */
export const classInstructor: Access<ForClass, ClassGrant> = {
  label: 'class instructor',
  check: async (actor, input) => withRole(await inClass(actor, input.classId), 'INSTRUCTOR'),
}
/** To change something. @throws CLASS_ARCHIVED */
export const classEditor: Access<ForClass, ClassGrant> = {
  label: 'class editor',
  check: async (actor, input) => unarchived(withRole(await inClass(actor, input.classId), 'INSTRUCTOR')),
}
/** To look at what is mine of it, whatever became of the class. */
export const assignmentLearner: Access<ForAssignment, AssignmentGrant> = {
  label: 'assignment learner',
  check: async (actor, input) => withRole(await inAssignment(actor, input.assignmentId), 'LEARNER'),
}
export const assignmentInstructor: Access<ForAssignment, AssignmentGrant> = {
  label: 'assignment instructor',
  check: async (actor, input) => withRole(await inAssignment(actor, input.assignmentId), 'INSTRUCTOR'),
}
/** @throws CLASS_ARCHIVED */
export const assignmentEditor: Access<ForAssignment, AssignmentGrant> = {
  label: 'assignment editor',
  check: async (actor, input) =>
    unarchived(withRole(await inAssignment(actor, input.assignmentId), 'INSTRUCTOR')),
}
/** My own work; that of others does not exist. */
export const submissionLearner: Access<ForSubmission, SubmissionGrant> = {
  label: 'submission learner',
  check: async (actor, input) => {
    const grant = await inSubmission(actor, input.submissionId)
    if (grant.learnerId !== grant.userId || grant.role !== 'LEARNER') throw new AppError('NOT_FOUND')
    return grant
  },
}
export const submissionInstructor: Access<ForSubmission, SubmissionGrant> = {
  label: 'submission instructor',
  check: async (actor, input) => withRole(await inSubmission(actor, input.submissionId), 'INSTRUCTOR'),
}
/** @throws CLASS_ARCHIVED */
export const submissionEditor: Access<ForSubmission, SubmissionGrant> = {
  label: 'submission editor',
  check: async (actor, input) =>
    unarchived(withRole(await inSubmission(actor, input.submissionId), 'INSTRUCTOR')),
}
/** Whose work it is, and who teaches them. */
export const submissionParty: Access<ForSubmission, SubmissionGrant> = {
  label: 'submission party',
  check: async (actor, input) => {
    const grant = await inSubmission(actor, input.submissionId)
    if (grant.role === 'LEARNER' && grant.learnerId !== grant.userId) throw new AppError('NOT_FOUND')
    return grant
  },
}

function requireUser(actor: Actor): UserActor {
  if (actor.kind !== 'user') throw new AppError('NOT_SIGNED_IN')
  return actor
}
