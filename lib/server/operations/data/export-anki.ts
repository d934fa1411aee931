import '../../server-only'
import { z } from 'zod'
import { collectionTables } from '@/lib/anki/collection'
import { MAX_PACKAGE_ROWS } from '@/lib/anki/read-package'
import { runWorker } from '@/lib/anki/run-worker'
import { someone } from '../../access'
import { now } from '../../clock'
import { packageCards } from '../../data/package-cards'
import { packageTexts } from '../../data/package-texts'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { dayStart } from '../../practice/day'
import { memoryFields } from '../../practice/refold-card'
import { consume, LIMITS } from '../../rate-limit'
import { type ContentLocale, localeSchema, localName } from '../concepts/list-concepts'

/** ms */
const TIME_LIMIT = 60_000
/** Anki's day begins at four. */
const ROLLOVER = 4 * 3_600_000
/** FSRS-6 starts with it. */
const DEFAULT_DECAY = 0.1542

/**
 * My cards with their history as an Anki package: a deck for each domain, a note for each skill. Of the reviews that
 * count the newest `MAX_PACKAGE_ROWS`.
 */
export const exportAnki = defineOperation({
  access: someone,
  input: z.strictObject({ locale: localeSchema }),
  async run({ userId }, { locale }): Promise<Uint8Array> {
    await consume(LIMITS.packageUser, userId)
    const { timeZone, ...owner } = await db().user.findUniqueOrThrow({
      where: { id: userId },
      select: { ...memoryFields, timeZone: true },
    })
    const since = await oldestKept(userId)
    const texts = packageTexts[locale]
    const cards = await packageCards({ owner, locale, linkLabel: texts.link, ...(since ? { since } : {}) })
    const at = now()
    const createdAt = dayStart(firstDay(cards, at), timeZone).getTime() + ROLLOVER
    const tables = collectionTables(cards, {
      ...{ at: at.getTime(), createdAt, minutesWest: minutesWest(createdAt, timeZone) },
      ...{ retention: owner.desiredRetention, decay: owner.memoryParameters[20] ?? DEFAULT_DECAY },
      decks: await deckNames(locale),
      description: since ? `${texts.description} ${texts.newest(MAX_PACKAGE_ROWS)}` : texts.description,
    })
    return runWorker({ job: 'write', tables }, TIME_LIMIT)
  },
})

/** When the oldest review was that a package has room for; undefined: for all of them. */
async function oldestKept(userId: string): Promise<Date | undefined> {
  const [oldest, before] = await db().review.findMany({
    where: { userId },
    orderBy: [{ reviewedAt: 'desc' }, { id: 'desc' }],
    skip: MAX_PACKAGE_ROWS - 1,
    take: 2,
    select: { reviewedAt: true },
  })
  // Later than the first that stays behind, should both be of one time.
  return before && oldest && new Date(Math.max(oldest.reviewedAt.getTime(), before.reviewedAt.getTime() + 1))
}

function firstDay(cards: { createdAt: number }[], at: Date): Date {
  return new Date(Math.min(at.getTime(), ...cards.map(({ createdAt }) => createdAt)) - ROLLOVER)
}

function minutesWest(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes] = /^GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? []
  const east = Number(hours ?? 0) * 60 + Number(minutes ?? 0)
  return sign === '+' ? -east : east
}

async function deckNames(locale: ContentLocale): Promise<Map<number, string>> {
  const domains = await db().domain.findMany({ orderBy: { position: 'asc' } })
  return new Map(domains.map(({ position, names }) => [position, localName(names, locale)]))
}
