import '../../server-only'
import type { KnownActor } from '../../actor'
import { db } from '../../db'
import { type ListedSkill, listSkills } from '../../practice/list-skills'
import { skillTexts } from '../../practice/skill-texts'
import type { ContentLocale } from '../concepts/list-concepts'
import { listDomains, type PracticeDomain } from '../review/get-practice'

export interface PlacedSkill extends Pick<ListedSkill, 'id' | 'kind' | 'card'> {
  title: string
  /** Its main page. */
  conceptId: string
  competencyId: string | null
}

/** The curriculum, and the published skills with where they belong. */
export async function skillsByPlace(
  actor: KnownActor,
  locale: ContentLocale,
): Promise<{ domains: PracticeDomain[]; skills: PlacedSkill[] }> {
  const [domains, concepts, skills] = await Promise.all([
    listDomains(locale),
    db().concept.findMany({
      where: { currentVersionId: { not: null } },
      select: { id: true, competencyId: true },
    }),
    listSkills(actor),
  ])
  const placeOf = new Map(concepts.map((concept) => [concept.id, concept]))
  return {
    domains,
    skills: skills.flatMap(({ id, kind, card, concepts: pages, version }) => {
      const main = placeOf.get(pages[0] ?? '')
      if (!main) return []
      const { title } = skillTexts(version, locale)
      return [{ id, kind, card, title, conceptId: main.id, competencyId: main.competencyId }]
    }),
  }
}
