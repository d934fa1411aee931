import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { sessionOrder } from '@/lib/srs/session-order'
import { anyone } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { listSkills } from '../../practice/list-skills'
import { type ContentLocale, localeSchema, localName } from '../concepts/list-concepts'

const id = z.string().min(1).max(100).optional()

/** A session's families, in the order in which they are asked; a longer session begins anew. */
export interface SessionPlan {
  /** Of the page, competency or domain; null for a mix of all. */
  title: string | null
  skillIds: string[]
}

/** What to ask in a quiz about one page, one competency, one domain, or all of them. */
export const planSession = defineOperation({
  access: anyone,
  input: z
    .strictObject({ locale: localeSchema, domain: id, competency: id, concept: id })
    .refine(({ domain, competency, concept }) => [domain, competency, concept].filter(Boolean).length <= 1),
  async run(actor, { locale, ...scope }): Promise<SessionPlan> {
    const [title, skills, places] = await Promise.all([
      titleOf(scope, locale),
      listSkills(actor, 'FAMILY'),
      db().concept.findMany({ select: { id: true, domainId: true, competencyId: true } }),
    ])
    const placeOf = new Map(places.map((place) => [place.id, place]))
    const chosen = skills.filter(({ concepts }) => {
      const main = placeOf.get(concepts[0] ?? '')
      if (scope.concept) return concepts.includes(scope.concept)
      if (scope.competency) return main?.competencyId === scope.competency
      return scope.domain ? main?.domainId === scope.domain : true
    })
    const ordered = chosen.map(({ id, concepts, card }) => ({ id, group: concepts[0] ?? id, card }))
    return { title, skillIds: sessionOrder(ordered, now().getTime()) }
  },
})

type Scope = { domain?: string; competency?: string; concept?: string }

async function titleOf({ domain, competency, concept }: Scope, locale: ContentLocale) {
  if (concept) {
    const versionId = (await db().concept.findUnique({ where: { id: concept } }))?.currentVersionId
    if (!versionId) throw new AppError('NOT_FOUND')
    const text = await db().conceptText.findUnique({ where: { versionId_locale: { versionId, locale } } })
    return text?.title ?? concept
  }
  const named = competency
    ? await db().competency.findUnique({ where: { id: competency } })
    : domain
      ? await db().domain.findUnique({ where: { id: domain } })
      : undefined
  if (named === null) throw new AppError('NOT_FOUND')
  return named ? localName(named.names, locale) : null
}
