import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { anyone } from '../../access'
import { db } from '../../db'
import { classOf } from '../../lti/class-of'
import { deepLinkAnswer } from '../../lti/deep-link'
import { refused } from '../../lti/refused'
import { readTicket } from '../../lti/tickets'
import { defineOperation } from '../../operation'
import { ticketSchema } from './view-launch'

/** An instructor has chosen what the platform shall link: gives the signed answer and where it goes. */
export const linkAssignment = defineOperation({
  access: anyone,
  input: z.strictObject({ ticket: ticketSchema, assignmentId: z.uuid() }),
  async run(_, { ticket, assignmentId }) {
    const launch = await readTicket(ticket)
    const { deepLink, teaches } = launch.data
    const classId = await classOf(launch)
    if (!deepLink || !teaches || !classId) throw refused('course')
    const found = await db().assignment.findFirst({
      where: { id: assignmentId, classId, status: 'PUBLISHED' },
      select: {
        ...{ id: true, title: true, opensAt: true, closesAt: true },
        items: { where: { removedAt: null, droppedAt: null }, select: { points: true } },
      },
    })
    if (!found) throw new AppError('INVALID_INPUT', { field: 'assignmentId' })
    const points = found.items.reduce((sum, item) => sum + item.points, 0)
    const jwt = await deepLinkAnswer(launch, { ...found, points })
    return { returnUrl: deepLink.returnUrl, jwt, locale: launch.locale }
  },
})
