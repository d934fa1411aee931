import '../../server-only'
import { z } from 'zod'
import { anyone } from '../../access'
import { db } from '../../db'
import { classOf } from '../../lti/class-of'
import { type Launch, readTicket } from '../../lti/tickets'
import { defineOperation } from '../../operation'
import { ticketSchema } from './view-launch'

/** Whom a ticket signs in, and where they wanted to go: an assignment, the class, or the dashboard. */
export const enterByLaunch = defineOperation({
  access: anyone,
  input: z.strictObject({ ticket: ticketSchema }),
  async run(_, { ticket }) {
    const launch = await readTicket(ticket)
    return { userId: launch.userId, path: `/${launch.locale}${await placeOf(launch)}` }
  },
})

async function placeOf(launch: Launch): Promise<string> {
  const classId = await classOf(launch)
  if (!classId) return '/dashboard'
  const id = launch.data.link?.assignmentId
  const assignment = id ? await db().assignment.findFirst({ where: { id, classId } }) : null
  return assignment ? `/classes/${classId}/assignments/${assignment.id}` : `/classes/${classId}`
}
