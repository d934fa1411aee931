import '../../server-only'
import { z } from 'zod'
import type { PageCluster } from '@/lib/content/schema'
import { AppError } from '@/lib/errors/app-error'
import type { StoredTerm } from '@/lib/search/of-content'
import { anyone } from '../../access'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { type ContentLocale, localeSchema, localName } from './list-concepts'

/** One page in one language, with its diagrams, its neighbours in reading order and the skills to practise it. */
export const getConcept = defineOperation({
  access: anyone,
  input: z.strictObject({ slug: z.string().max(100), locale: localeSchema }),
  async run(actor, { slug, locale }) {
    const concept = await findConcept(slug, locale)
    const version = concept?.currentVersion
    const text = version?.texts[0]
    if (!concept || !version || !text) throw new AppError('NOT_FOUND')
    const [neighbours, terms, read] = await Promise.all([
      findNeighbours(concept.position, locale),
      findTerms(slug, text.body, locale),
      'userId' in actor ? findRead(actor.userId, slug) : null,
    ])
    const { versionId: _version, locale: _locale, ...shown } = text
    return {
      id: concept.id,
      versionId: version.id,
      ...shown,
      keyPoints: shown.keyPoints as string[],
      traps: shown.traps as { id: string; belief: string; fact: string }[],
      level: version.level,
      track: version.track,
      tags: version.tags,
      cluster: version.cluster as PageCluster,
      prerequisites: await titlesOf(version.prerequisites, locale),
      sources: version.sources as { label: string | Record<ContentLocale, string>; url: string }[],
      diagrams: version.diagrams,
      terms,
      domain: { id: concept.domain.id, name: localName(concept.domain.names, locale) },
      competency: concept.competency ? localName(concept.competency.names, locale) : null,
      skills: concept.skills.map(({ skill }) => ({ id: skill.id, kind: skill.kind })),
      readAt: read?.readAt ?? null,
      ...neighbours,
    }
  },
})

export interface ConceptTerm {
  id: string
  name: string
  /** In the other language. */
  other: string
  definition: string
}

/** The glossary's terms that the page names; not those that it explains itself. */
async function findTerms(slug: string, body: string, locale: ContentLocale): Promise<ConceptTerm[]> {
  const rows = await db().glossaryTerm.findMany({
    where: { currentVersionId: { not: null } },
    orderBy: { id: 'asc' },
    select: { currentVersion: { select: { texts: true } } },
  })
  const lower = body.toLowerCase()
  return rows.flatMap(({ currentVersion }): ConceptTerm[] => {
    if (!currentVersion) return []
    const { id, term, definition, concept } = currentVersion.texts as unknown as StoredTerm
    if (concept === slug || !lower.includes(term[locale].toLowerCase())) return []
    const other = term[locale === 'en' ? 'ja' : 'en']
    return [{ id, name: term[locale], other, definition: definition[locale] }]
  })
}

const findRead = (userId: string, conceptId: string) =>
  db().conceptRead.findUnique({ where: { userId_conceptId: { userId, conceptId } } })

const findConcept = (slug: string, locale: ContentLocale) =>
  db().concept.findUnique({
    where: { id: slug },
    include: {
      domain: true,
      competency: true,
      skills: { where: { skill: { retiredAt: null } }, include: { skill: true } },
      currentVersion: {
        include: {
          texts: { where: { locale } },
          diagrams: { where: { locale }, orderBy: { position: 'asc' } },
        },
      },
    },
  })

const withTitle = (locale: ContentLocale) => ({
  id: true,
  currentVersion: { select: { texts: { where: { locale }, select: { title: true } } } },
})

async function findNeighbours(position: number, locale: ContentLocale) {
  const [before, after] = await Promise.all([
    db().concept.findFirst({
      where: { position: { lt: position }, currentVersionId: { not: null } },
      orderBy: { position: 'desc' },
      select: withTitle(locale),
    }),
    db().concept.findFirst({
      where: { position: { gt: position }, currentVersionId: { not: null } },
      orderBy: { position: 'asc' },
      select: withTitle(locale),
    }),
  ])
  return { previous: titled(before), next: titled(after) }
}

async function titlesOf(ids: string[], locale: ContentLocale) {
  if (ids.length === 0) return []
  const found = await db().concept.findMany({ where: { id: { in: ids } }, select: withTitle(locale) })
  return found.flatMap((concept) => titled(concept) ?? [])
}

interface WithTitle {
  id: string
  currentVersion: { texts: { title: string }[] } | null
}

function titled(concept: WithTitle | null) {
  const title = concept?.currentVersion?.texts[0]?.title
  return concept && title ? { id: concept.id, title } : null
}
