import '../server-only'
import type { Prisma, ServedVariant } from '@/lib/generated/prisma/client'
import { db } from '../db'
import type { ContentLocale } from '../operations/concepts/list-concepts'

type Named = Record<ContentLocale, string>

/** The page that a question is about, in both languages: for its first hint, and for what to read again. */
export interface QuestionConcept {
  id: string
  /** Its competency, or its domain where it serves none. */
  area: { id: string; names: Named }
  texts: Record<ContentLocale, { title: string; summary: string; keyPoints: string[] }>
}

/** The first of the concepts that a variant names; null when that page is gone. */
export async function questionConcept({
  variant,
}: Pick<ServedVariant, 'variant'>): Promise<QuestionConcept | null> {
  const { concepts } = variant as { concepts?: string[] }
  const id = concepts?.[0]
  if (id === undefined) return null
  const concept = await db().concept.findUnique({ where: { id }, select: fields })
  if (!concept?.currentVersion) return null
  const { domain, competency, currentVersion } = concept
  const { id: areaId, names } = competency ?? domain
  const texts = currentVersion.texts.map(
    ({ locale, title, summary, keyPoints }) =>
      [locale, { title, summary, keyPoints: keyPoints as string[] }] as const,
  )
  return {
    id,
    area: { id: areaId, names: names as Named },
    texts: Object.fromEntries(texts) as QuestionConcept['texts'],
  }
}

const area = { select: { id: true, names: true } }
const fields = {
  domain: area,
  competency: area,
  currentVersion: {
    select: { texts: { select: { locale: true, title: true, summary: true, keyPoints: true } } },
  },
} as const satisfies Prisma.ConceptSelect
