import '../server-only'
import { AppError } from '@/lib/errors/app-error'
import { now } from '../clock'
import { type Tx, transaction } from '../transaction'
import type { LaunchData } from './launch-data'

interface Arriving {
  platformId: string
  userId: string
  data: LaunchData
}

/**
 * Makes whoever comes from a course a member of its class, and ties the opened place to its assignment.
 * @returns the class; undefined when the course has none yet
 * @throws CLASS_ARCHIVED when somebody new comes to a class that is put away
 */
export function arrive({ platformId, userId, data }: Arriving): Promise<string | undefined> {
  return transaction(async (tx) => {
    if (!data.course) return undefined
    const { deploymentId, contextId } = data.course
    const course = await tx.ltiContext.findUnique({
      where: { platformId_deploymentId_contextId: { platformId, deploymentId, contextId } },
      select: { id: true, classId: true },
    })
    if (!course) return undefined
    await becomeMember(tx, course.classId, userId, data.teaches)
    await tieLink(tx, course, data.link)
    return course.classId
  })
}

/** Whoever teaches the course teaches the class; nobody loses a role by coming. */
async function becomeMember(tx: Tx, classId: string, userId: string, teaches: boolean): Promise<void> {
  const role = teaches ? ('INSTRUCTOR' as const) : ('LEARNER' as const)
  const where = { classId_userId: { classId, userId } }
  const member = await tx.membership.findUnique({ where, select: { role: true } })
  if (member && (member.role === role || !teaches)) return
  const { archivedAt } = await tx.class.findUniqueOrThrow({ where: { id: classId } })
  if (archivedAt && member) return
  if (archivedAt) throw new AppError('CLASS_ARCHIVED')
  await tx.membership.upsert({
    where,
    create: { classId, userId, role, joinedAt: now() },
    update: { role },
  })
}

/** A link of a copied course may name an assignment of another class: that is not this course's. */
async function tieLink(
  tx: Tx,
  course: { id: string; classId: string },
  link: LaunchData['link'],
): Promise<void> {
  if (!link?.assignmentId) return
  const { resourceLinkId, assignmentId, lineItemUrl = null } = link
  const found = await tx.assignment.findFirst({ where: { id: assignmentId, classId: course.classId } })
  if (!found) return
  const where = { courseId_resourceLinkId: { courseId: course.id, resourceLinkId } }
  await tx.ltiLink.upsert({
    where,
    create: { courseId: course.id, resourceLinkId, assignmentId, lineItemUrl, createdAt: now() },
    update: { assignmentId, ...(lineItemUrl ? { lineItemUrl } : {}) },
  })
}
