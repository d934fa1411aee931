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

export interface ClassGrant {
  userId: string
  classId: string
  role: ClassRole
}
export interface AssignmentGrant extends ClassGrant {
  assignmentId: string
}

/** A class exists only for its members: others learn nothing about it. */
async function inClass(actor: Actor, classId: string): Promise<ClassGrant> {
  const { userId } = requireUser(actor)
  const membership = await db().membership.findUnique({ where: { classId_userId: { classId, userId } } })
  if (!membership) throw new AppError('NOT_FOUND')
  return { userId, classId, role: membership.role }
}

async function inAssignment(actor: Actor, assignmentId: string): Promise<AssignmentGrant> {
  requireUser(actor)
  const found = await db().assignment.findUnique({ where: { id: assignmentId }, select: { classId: true } })
  if (!found) throw new AppError('NOT_FOUND')
  return { ...(await inClass(actor, found.classId)), assignmentId }
}

function withRole<G extends ClassGrant>(grant: G, role: ClassRole): G {
  if (grant.role !== role) throw new AppError('FORBIDDEN')
  return grant
}

type ForClass = { classId: string }
type ForAssignment = { assignmentId: string }

export const classMember: Access<ForClass, ClassGrant> = {
  label: 'class member',
  check: (actor, input) => inClass(actor, input.classId),
}
export const classInstructor: Access<ForClass, ClassGrant> = {
  label: 'class instructor',
  check: async (actor, input) => withRole(await inClass(actor, input.classId), 'INSTRUCTOR'),
}
export const assignmentLearner: Access<ForAssignment, AssignmentGrant> = {
  label: 'assignment learner',
  check: async (actor, input) => withRole(await inAssignment(actor, input.assignmentId), 'LEARNER'),
}
export const assignmentInstructor: Access<ForAssignment, AssignmentGrant> = {
  label: 'assignment instructor',
  check: async (actor, input) => withRole(await inAssignment(actor, input.assignmentId), 'INSTRUCTOR'),
}

function requireUser(actor: Actor): UserActor {
  if (actor.kind !== 'user') throw new AppError('NOT_SIGNED_IN')
  return actor
}
