import '../../server-only'
import { z } from 'zod'
import type { Prisma } from '@/lib/generated/prisma/client'
import { anyone } from '../../access'
import { db } from '../../db'
import { defineOperation } from '../../operation'

export const localeSchema = z.enum(['en', 'ja'])
export type ContentLocale = z.infer<typeof localeSchema>

/** Names are stored as { en, ja }. */
export function localName(names: Prisma.JsonValue, locale: ContentLocale): string {
  return (names as Record<ContentLocale, string>)[locale]
}

/** The curriculum: domains in order, each with its concepts; `readAt` when I have read one. */
export const listConcepts = defineOperation({
  access: anyone,
  input: z.strictObject({ locale: localeSchema }),
  async run(actor, { locale }) {
    const userId = 'userId' in actor ? actor.userId : undefined
    const [domains, reads] = await Promise.all([
      db().domain.findMany({ orderBy: { position: 'asc' }, include: conceptsIn(locale) }),
      userId ? db().conceptRead.findMany({ where: { userId } }) : [],
    ])
    const readAt = new Map(reads.map((read) => [read.conceptId, read.readAt]))
    return domains.map((domain) => ({
      id: domain.id,
      name: localName(domain.names, locale),
      weight: domain.weight,
      concepts: domain.concepts.flatMap(({ id, competency, currentVersion }) => {
        const text = currentVersion?.texts[0]
        if (!text) return []
        return {
          id,
          title: text.title,
          summary: text.summary,
          level: currentVersion.level,
          track: currentVersion.track,
          competency: competency ? localName(competency.names, locale) : null,
          readAt: readAt.get(id) ?? null,
        }
      }),
    }))
  },
})

function conceptsIn(locale: ContentLocale) {
  return {
    concepts: {
      orderBy: { position: 'asc' },
      select: {
        id: true,
        competency: { select: { names: true } },
        currentVersion: {
          select: {
            level: true,
            track: true,
            texts: { where: { locale }, select: { title: true, summary: true } },
          },
        },
      },
    },
  } as const satisfies Prisma.DomainInclude
}
