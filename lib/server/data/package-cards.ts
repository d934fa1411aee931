import '../server-only'
import type { PackageCard } from '@/lib/anki/collection'
import { backHtml, frontHtml } from '@/lib/anki/note-text'
import { loggedReviews } from '@/lib/anki/revlog'
import type { Card, Prisma, Review } from '@/lib/generated/prisma/client'
import type { CardState } from '@/lib/srs/card'
import { now } from '../clock'
import { db } from '../db'
import { env } from '../env'
import type { ContentLocale } from '../operations/concepts/list-concepts'
import { type MemoryOwner, schedulerOptions, toEntry } from '../practice/refold-card'
import { skillTexts } from '../practice/skill-texts'

export interface PackageOptions {
  owner: MemoryOwner
  locale: ContentLocale
  /** Reviews before it stay behind; absent: none does. */
  since?: Date
  linkLabel: string
}

type Row = Pick<
  Review,
  'id' | 'skillId' | 'kind' | 'undoesId' | 'rating' | 'reviewedAt' | 'placement' | 'durationMs'
>

/** Cards folded at a time: between them others get their turn. */
const BATCH = 50
const othersTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Every card of a learner with its note and its log. */
export async function packageCards(options: PackageOptions): Promise<PackageCard[]> {
  const userId = options.owner.id
  const cards = await db().card.findMany({ where: { userId }, include: { skill: { include: skillFields } } })
  const [concepts, aside] = [await findConcepts(options.locale), await findAside(userId)]
  const packed: PackageCard[] = []
  for (let from = 0; from < cards.length; from += BATCH) {
    const batch = cards.slice(from, from + BATCH)
    const rows = await findRows(
      userId,
      batch.map(({ skillId }) => skillId),
    )
    for (const card of batch) {
      const log = logOf(card, rows.get(card.skillId) ?? [], options)
      packed.push({ ...noteOf(card, concepts, options), ...log, ...asideOf(aside.get(card.skillId)) })
      await othersTurn()
    }
  }
  return packed
}

const skillFields = {
  currentVersion: { select: { texts: true, data: true } },
} as const satisfies Prisma.SkillInclude

type CardWithSkill = Card & { skill: Prisma.SkillGetPayload<{ include: typeof skillFields }> }

/** The rows of some cards by skill, in the order in which they are folded. */
async function findRows(userId: string, skillIds: string[]): Promise<Map<string, Row[]>> {
  const rows = await db().review.findMany({
    where: { userId, skillId: { in: skillIds } },
    orderBy: [{ skillId: 'asc' }, { reviewedAt: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, skillId: true, kind: true, undoesId: true, rating: true, reviewedAt: true },
      ...{ placement: true, durationMs: true },
    },
  })
  const bySkill = new Map(skillIds.map((skillId) => [skillId, [] as Row[]]))
  for (const row of rows) bySkill.get(row.skillId)?.push(row)
  return bySkill
}

function logOf(card: CardWithSkill, rows: Row[], { owner, since }: PackageOptions) {
  const durations = new Map(rows.map(({ id, durationMs }) => [id, durationMs]))
  const reviews = loggedReviews(rows.map(toEntry), schedulerOptions(owner, card.skillId))
  const from = since?.getTime() ?? 0
  return {
    reviews: reviews
      .filter(({ at }) => at >= from)
      .map((review) => ({ ...review, durationMs: durations.get(review.id) ?? 0 })),
    state: card.state as unknown as CardState,
    createdAt: card.createdAt.getTime(),
  }
}

/** Until when skills are set aside. */
async function findAside(userId: string): Promise<Map<string, Date | null>> {
  const rows = await db().setAside.findMany({ where: { userId } })
  return new Map(rows.map(({ skillId, until }) => [skillId, until]))
}

/** For good is suspended, for a time is buried. */
function asideOf(until: Date | null | undefined) {
  return { suspended: until === null, buried: until != null && until > now() }
}

type Concepts = Awaited<ReturnType<typeof findConcepts>>

function noteOf(
  { skillId, skill }: CardWithSkill,
  concepts: Concepts,
  { locale, linkLabel }: PackageOptions,
) {
  const { currentVersion, kind } = skill
  const [conceptId] = (currentVersion?.data as { concepts?: string[] } | null)?.concepts ?? []
  const concept = conceptId === undefined ? undefined : concepts.get(conceptId)
  const page = (path: string) => new URL(`/${locale}/${path}`, env().NEXTAUTH_URL).href
  const texts = {
    ...{ ...skillTexts(currentVersion, locale), linkLabel },
    href: page(kind === 'DRILL' ? `practice/drills/${skillId}` : `practice/${skillId}`),
    ...(concept ? { concept: { ...concept.texts, href: page(`concepts/${conceptId}`) } } : {}),
  }
  return {
    ...{ skillId, front: frontHtml(texts), back: backHtml(texts), tags: concept?.tags ?? [] },
    ...(concept ? { domain: { position: concept.position } } : {}),
  }
}

/** What a note says of each concept, in one language, and where it belongs. */
async function findConcepts(locale: ContentLocale) {
  const concepts = await db().concept.findMany({
    select: {
      ...{ id: true, domainId: true, competencyId: true, domain: { select: { position: true } } },
      currentVersion: {
        select: { texts: { where: { locale }, select: { title: true, keyPoints: true } } },
      },
    },
  })
  return new Map(
    concepts.map(({ id, domainId, competencyId, domain, currentVersion }) => {
      const [text] = currentVersion?.texts ?? []
      const texts = { title: text?.title ?? id, keyPoints: (text?.keyPoints ?? []) as string[] }
      const tags = [domainId, ...(competencyId === null ? [] : [`${domainId}::${competencyId}`])]
      return [id, { texts, tags, position: domain.position }] as const
    }),
  )
}
