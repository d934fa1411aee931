import '../../server-only'
import { z } from 'zod'
import { anyone } from '../../access'
import { db } from '../../db'
import { classOf } from '../../lti/class-of'
import { readTicket } from '../../lti/tickets'
import { defineOperation } from '../../operation'

export const ticketSchema = z.string().min(20).max(100)

/** More are not offered: whoever teaches so many chooses by the newest. */
const MOST = 100

/**
 * What somebody who came by a launch can choose from: classes that they teach while the course has none, then the
 * assignments of its class. The ticket says who it is.
 */
export const viewLaunch = defineOperation({
  access: anyone,
  input: z.strictObject({ ticket: ticketSchema }),
  async run(_, { ticket }) {
    const launch = await readTicket(ticket)
    const { userId, data, locale, platform } = launch
    const classId = await classOf(launch)
    const [classes, assignments] = await Promise.all([
      classId || !data.teaches ? [] : taughtBy(userId),
      classId && data.deepLink ? published(classId) : [],
    ])
    const course = data.course?.title || platform.name
    return { locale, course, platform: platform.name, classes, assignments }
  },
})

const taughtBy = (userId: string) =>
  db().class.findMany({
    where: { archivedAt: null, memberships: { some: { userId, role: 'INSTRUCTOR' } } },
    orderBy: { createdAt: 'desc' },
    take: MOST,
    select: { id: true, name: true },
  })

const published = (classId: string) =>
  db().assignment.findMany({
    where: { classId, status: 'PUBLISHED' },
    orderBy: [{ closesAt: 'desc' }, { id: 'asc' }],
    take: MOST,
    select: { id: true, title: true },
  })
