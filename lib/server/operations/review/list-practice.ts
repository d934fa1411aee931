import '../../server-only'
import { z } from 'zod'
import { anyone } from '../../access'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { skillTexts } from '../../practice/skill-texts'
import { localeSchema } from '../concepts/list-concepts'

/** The question families in order, with when each is due for me; null when it is new to me. */
export const listPractice = defineOperation({
  access: anyone,
  input: z.strictObject({ locale: localeSchema }),
  async run(actor, { locale }) {
    const userId = 'userId' in actor ? actor.userId : undefined
    const [skills, cards] = await Promise.all([
      db().skill.findMany({
        where: { kind: 'FAMILY', retiredAt: null, currentVersionId: { not: null } },
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        include: { currentVersion: true, concepts: true },
      }),
      userId
        ? db().card.findMany({
            where: { userId, skill: { kind: 'FAMILY' } },
            select: { skillId: true, due: true },
          })
        : [],
    ])
    return skills.map((skill) => ({
      id: skill.id,
      ...skillTexts(skill.currentVersion, locale),
      concepts: skill.concepts.map((link) => link.conceptId),
      due: cards.find((card) => card.skillId === skill.id)?.due ?? null,
    }))
  },
})
