import '../../server-only'
import { z } from 'zod'
import { anyone } from '../../access'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { skillTexts } from '../../practice/skill-texts'
import { localeSchema } from '../concepts/list-concepts'

/** The drills in order, with my best result and when each is due again. */
export const listDrills = defineOperation({
  access: anyone,
  input: z.strictObject({ locale: localeSchema }),
  async run(actor, { locale }) {
    const userId = 'userId' in actor ? actor.userId : undefined
    const [skills, best, cards] = await Promise.all([
      db().skill.findMany({
        where: { kind: 'DRILL', retiredAt: null, currentVersionId: { not: null } },
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        include: { currentVersion: true, concepts: true },
      }),
      userId
        ? db().attempt.groupBy({
            by: ['skillId'],
            where: { userId, status: 'GRADED' },
            _max: { score: true },
          })
        : [],
      userId ? db().card.findMany({ where: { userId, skill: { kind: 'DRILL' } } }) : [],
    ])
    return skills.map((skill) => ({
      id: skill.id,
      ...skillTexts(skill.currentVersion, locale),
      concepts: skill.concepts.map((link) => link.conceptId),
      bestScore: best.find((row) => row.skillId === skill.id)?._max.score ?? null,
      due: cards.find((card) => card.skillId === skill.id)?.due ?? null,
    }))
  },
})
