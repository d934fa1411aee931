import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { anyone } from '../../access'
import { recordAct } from '../../audit'
import { newInviteCode } from '../../classroom/invite-code'
import { now } from '../../clock'
import { arrive } from '../../lti/arrive'
import { refused } from '../../lti/refused'
import { type Launch, readTicket } from '../../lti/tickets'
import { defineOperation } from '../../operation'
import { type Tx, transaction } from '../../transaction'
import { ticketSchema } from './view-launch'

/**
 * Says which class a course is: one that the instructor teaches, or a new one with the course's name. When somebody else
 * was quicker, theirs stays.
 */
export const chooseClass = defineOperation({
  access: anyone,
  input: z.strictObject({ ticket: ticketSchema, classId: z.uuid().optional() }),
  async run(actor, { ticket, classId }) {
    const launch = await readTicket(ticket)
    if (!launch.data.course || !launch.data.teaches) throw refused('course')
    const bound = await transaction((tx) => bind(tx, launch, classId))
    await arrive(launch)
    const { userId, platformId } = launch
    if (bound.isNew) {
      const who = { kind: 'user', userId, sessionId: '', role: 'USER', origin: actor.origin } as const
      const place = { classId: bound.classId, capacity: 'instructor' }
      await recordAct(who, place, { action: 'chooseClass', details: { platformId } })
    }
    return {
      classId: bound.classId,
      next: launch.data.deepLink ? ('assignment' as const) : ('enter' as const),
    }
  },
})

async function bind(tx: Tx, { platformId, userId, data, platform }: Launch, chosen: string | undefined) {
  const { deploymentId = '', contextId = '', title = '' } = data.course ?? {}
  const key = { platformId, deploymentId, contextId }
  const where = { platformId_deploymentId_contextId: key }
  const course = await tx.ltiContext.findUnique({ where, select: { classId: true } })
  if (course) return { classId: course.classId, isNew: false }
  const classId = chosen
    ? await taught(tx, chosen, userId)
    : await makeClass(tx, userId, title || platform.name)
  await tx.ltiContext.create({ data: { ...key, title, classId, createdAt: now() } })
  return { classId, isNew: true }
}

async function taught(tx: Tx, classId: string, userId: string): Promise<string> {
  const found = await tx.class.findFirst({
    where: { id: classId, archivedAt: null, memberships: { some: { userId, role: 'INSTRUCTOR' } } },
  })
  if (!found) throw new AppError('INVALID_INPUT', { field: 'classId' })
  return classId
}

async function makeClass(tx: Tx, userId: string, name: string): Promise<string> {
  const at = now()
  const made = await tx.class.create({
    data: {
      ...{ name: name.slice(0, 100), inviteCode: newInviteCode(), createdById: userId, createdAt: at },
      memberships: { create: { userId, role: 'INSTRUCTOR', joinedAt: at } },
    },
    select: { id: true },
  })
  return made.id
}
