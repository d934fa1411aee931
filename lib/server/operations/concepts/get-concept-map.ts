import '../../server-only'
import { z } from 'zod'
import { conceptProgress } from '@/lib/srs/concept-progress'
import { anyone } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { cardState } from '../../practice/refold-card'
import { listConcepts, localeSchema } from './list-concepts'

/** The curriculum with what each page builds on and how far I am with it. */
export const getConceptMap = defineOperation({
  access: anyone,
  input: z.strictObject({ locale: localeSchema }),
  async run(actor, { locale }) {
    const userId = 'userId' in actor ? actor.userId : undefined
    const [domains, versions, skills, cards] = await Promise.all([
      listConcepts(actor, { locale }),
      db().conceptVersion.findMany({
        where: { currentOf: { isNot: null } },
        select: { conceptId: true, prerequisites: true },
      }),
      db().skillConcept.findMany({
        where: { skill: { kind: 'FAMILY', retiredAt: null } },
        select: { conceptId: true, skillId: true },
      }),
      userId
        ? db().card.findMany({ where: { userId }, select: { skillId: true, due: true, state: true } })
        : [],
    ])
    const prerequisites = new Map(versions.map((version) => [version.conceptId, version.prerequisites]))
    const stateOf = new Map(cards.map((card) => [card.skillId, cardState(card)]))
    const at = now().getTime()
    return domains.map((domain) => ({
      ...domain,
      concepts: domain.concepts.map((concept) => ({
        ...concept,
        prerequisites: prerequisites.get(concept.id) ?? [],
        practicable: skills.some(({ conceptId }) => conceptId === concept.id),
        progress: conceptProgress({
          read: concept.readAt !== null,
          cards: skills.flatMap(({ conceptId, skillId }) =>
            conceptId === concept.id ? [stateOf.get(skillId)] : [],
          ),
          at,
        }),
      })),
    }))
  },
})
