import '../server-only'
import { now } from '../clock'
import { setParameters } from '../memory/set-parameters'
import { refoldCard } from '../practice/refold-card'
import { findRunningSprint } from '../speed/own-sprint'
import { type Tx, transaction } from '../transaction'

/**
 * Signing in to an existing account while being a visitor with progress. The rule:
 *  - reviews, answers, served variants, attempts, exams, runs and sprints of speed practice go over to the account, nothing is dropped;
 *  - one exam and one sprint run at a time: where the account is in one, the visitor's has ended;
 *  - each card is folded again over the reviews of both;
 *  - a concept read by both keeps the earlier time;
 *  - the account's own settings, and what it has set aside, stay; where it has none, the visitor's do;
 *  - so do parameters fitted to one's memory; those that are not used go over as history;
 *  - the visitor's row is deleted.
 * Does nothing when the visitor no longer exists or has become an account.
 */
export async function mergeVisitor(visitorId: string, userId: string): Promise<void> {
  await transaction(async (tx) => {
    const visitor = await tx.user.findUnique({ where: { id: visitorId }, select: { email: true } })
    if (!visitor || visitor.email !== null) return
    const mine = { where: { userId: visitorId }, data: { userId } }
    const skills = await tx.card.findMany({ where: { userId: visitorId }, select: { skillId: true } })
    await tx.servedVariant.updateMany(mine)
    await tx.answer.updateMany(mine)
    await tx.attempt.updateMany(mine)
    await tx.review.updateMany(mine)
    await tx.speedRun.updateMany(mine)
    await endSecondSprint(tx, visitorId, userId)
    await tx.speedSprint.updateMany(mine)
    await endSecondExam(tx, visitorId, userId)
    await tx.exam.updateMany(mine)
    await tx.readinessForecast.updateMany(mine)
    await mergeParameters(tx, visitorId, userId)
    await mergeSettings(tx, visitorId, userId)
    await tx.card.deleteMany({ where: { userId: visitorId } })
    for (const { skillId } of skills) await refoldCard(tx, userId, skillId)
    for (const read of await tx.conceptRead.findMany({ where: { userId: visitorId } })) {
      const id = { userId, conceptId: read.conceptId }
      const own = await tx.conceptRead.findUnique({ where: { userId_conceptId: id } })
      if (!own) await tx.conceptRead.create({ data: { ...read, userId } })
      else if (read.readAt < own.readAt)
        await tx.conceptRead.update({ where: { userId_conceptId: id }, data: { readAt: read.readAt } })
    }
    await tx.user.delete({ where: { id: visitorId } })
  })
}

async function mergeParameters(tx: Tx, visitorId: string, userId: string): Promise<void> {
  const parametersOf = (id: string) =>
    tx.user.findUniqueOrThrow({ where: { id }, select: { memoryParameters: true } })
  const [own, visitors] = [await parametersOf(userId), await parametersOf(visitorId)]
  const adopted = own.memoryParameters.length === 0 && visitors.memoryParameters.length > 0
  if (adopted) await setParameters(tx, userId, visitors.memoryParameters)
  const history = adopted ? {} : { kept: false }
  await tx.memoryFit.updateMany({ where: { userId: visitorId }, data: { userId, ...history } })
}

async function mergeSettings(tx: Tx, visitorId: string, userId: string): Promise<void> {
  const own = await tx.studySettings.count({ where: { userId } })
  if (own === 0) await tx.studySettings.updateMany({ where: { userId: visitorId }, data: { userId } })
  const aside = await tx.setAside.findMany({ where: { userId: visitorId } })
  await tx.setAside.createMany({ data: aside.map((row) => ({ ...row, userId })), skipDuplicates: true })
}

async function endSecondExam(tx: Tx, visitorId: string, userId: string): Promise<void> {
  const at = now()
  const running = { status: 'RUNNING' as const, closesAt: { gt: at } }
  if ((await tx.exam.count({ where: { userId, ...running } })) === 0) return
  await tx.exam.updateMany({
    where: { userId: visitorId, ...running },
    data: { status: 'GRADING', endedAt: at },
  })
}

async function endSecondSprint(tx: Tx, visitorId: string, userId: string): Promise<void> {
  const [own, second] = [await findRunningSprint(userId, tx), await findRunningSprint(visitorId, tx)]
  if (!own || !second) return
  await tx.speedSprint.update({ where: { id: second.id }, data: { endedAt: now() } })
}
