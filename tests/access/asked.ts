/** What the cases of access ask for. */
import { randomUUID } from 'node:crypto'
import { db } from '@/lib/server/db'
import { FAMILY } from '../db/skills'
import { makeInvitation } from './invitation'
import { makeAssignment, makeAuthored, makeClass, type World } from './world'

export const NOTHING = () => ({})
export const NO_TICKET = { ticket: 'a ticket that nobody has made' }
export const PASSWORD = 'not the right password'
export const email = () => `${randomUUID()}@example.com`
export const account = () => ({
  email: email(),
  password: PASSWORD,
  name: 'New',
  locale: 'en',
  timeZone: 'UTC',
})
export const linked = () => ({ provider: 'github', subject: randomUUID(), email: email() })
export const makeLinked = async (userId: string) =>
  (await db().linkedAccount.create({ data: { ...linked(), userId } })).id
export const makeToken = async (userId: string) =>
  (await db().apiToken.create({ data: { userId, name: 'T', tokenHash: randomUUID(), ending: '' } })).id
export const inClass = async (world: World) => ({ classId: await makeClass(world) })
export const inQuiz = async (world: World) => ({ assignmentId: (await makeAssignment(world)).assignmentId })
export const ofLearner = async (world: World) => ({
  submissionId: (await makeAssignment(world)).submissionId,
})
export const quizData = () => ({
  title: 'Quiz',
  items: [{ kind: 'FAMILY' as const, skillId: FAMILY }],
  opensAt: new Date(),
  closesAt: soon(),
})
export const invited = async (world: World) => {
  const { classId, invitationId } = await makeInvitation(world)
  return { classId, invitationId }
}
export const ofAuthored = async (world: World) => ({ id: (await makeAuthored(world)).id })
export const ofItem = async (world: World) => {
  const { submissionId, itemId } = await makeAssignment(world, true)
  return { submissionId, itemId }
}
export const withLocale = { locale: 'en' }
export const soon = () => new Date(Date.now() + 60_000)

export function emailOf(world: World): string {
  return (world.learner as unknown as { email: string }).email
}
