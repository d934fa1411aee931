import '../server-only'
import { now } from '../clock'
import { db } from '../db'
import { env } from '../env'
import { transaction } from '../transaction'
import { digestDueAt, MIN_GAP_MS } from './digest-due'
import { digestFacts } from './digest-facts'
import { digestMail } from './digest-mail'
import { unsubscribeLink } from './unsubscribe-link'

const BATCH = 1000

/**
 * Puts into the outbox the digests whose time has come; returns how many. Does nothing without SMTP. What goes wrong
 * for one learner is logged and tried again next time.
 */
export async function sendDigests(): Promise<number> {
  if (!env().SMTP_URL) return 0
  const at = now()
  let sent = 0
  for (let after: string | undefined; ; ) {
    const batch = await findSubscribers(at, after)
    for (const subscriber of batch) if (await sendDigest(subscriber, at)) sent++
    after = batch.at(-1)?.userId
    if (batch.length < BATCH) return sent
  }
}

type Subscriber = Awaited<ReturnType<typeof findSubscribers>>[number]

/** Those who may be due, in the order of their ids. */
function findSubscribers(at: Date, after: string | undefined) {
  const before = new Date(at.getTime() - MIN_GAP_MS)
  return db().studySettings.findMany({
    where: {
      digest: { in: ['DAILY', 'WEEKLY'] },
      OR: [{ digestSentAt: null }, { digestSentAt: { lte: before } }],
      user: { email: { not: null } },
      ...(after === undefined ? {} : { userId: { gt: after } }),
    },
    orderBy: { userId: 'asc' },
    take: BATCH,
    select: {
      ...{ userId: true, examOn: true, digest: true, digestHour: true, digestSentAt: true },
      user: { select: { email: true, locale: true, timeZone: true } },
    },
  })
}

async function sendDigest({ user, ...settings }: Subscriber, at: Date): Promise<boolean> {
  const { userId, digest, digestSentAt } = settings
  try {
    if (!digestDueAt({ ...settings, timeZone: user.timeZone }, at)) return false
    const mail = await makeMail({ user, ...settings }, at)
    return await transaction(async (tx) => {
      // Whoever moves the time on writes the mail: another process then finds nothing to move.
      const claim = { where: { userId, digest, digestSentAt }, data: { digestSentAt: at } }
      const [claimed] = await tx.studySettings.updateManyAndReturn({ ...claim, select: { userId: true } })
      if (!claimed || !mail) return false
      await tx.mail.create({ data: mail, select: { id: true } })
      return true
    })
  } catch (error) {
    console.error('digest', userId, error)
    return false
  }
}

/** undefined: there is nothing to say today. */
async function makeMail({ user, userId, examOn }: Subscriber, at: Date) {
  const { email, locale, timeZone } = user
  const facts = await digestFacts({ userId, timeZone, examOn }, at)
  if (!facts || email === null) return undefined
  const base = env().NEXTAUTH_URL
  const links = {
    start: new URL(`/${locale}/review`, base).href,
    settings: new URL(`/${locale}/settings#study`, base).href,
    unsubscribe: unsubscribeLink(userId, base),
  }
  return { to: email, nextAttemptAt: at, ...digestMail(locale, facts, links) }
}
