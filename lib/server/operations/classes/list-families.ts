import '../../server-only'
import { z } from 'zod'
import { registered } from '../../access'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { skillTexts } from '../../practice/skill-texts'
import { localeSchema } from '../concepts/list-concepts'

/** The question families that a quiz can be made of. */
export const listFamilies = defineOperation({
  access: registered,
  input: z.strictObject({ locale: localeSchema }),
  async run(_, { locale }) {
    const skills = await db().skill.findMany({
      where: { kind: 'FAMILY', retiredAt: null, currentVersionId: { not: null } },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      include: { currentVersion: true, concepts: true },
    })
    return skills.map((skill) => ({
      id: skill.id,
      ...skillTexts(skill.currentVersion, locale),
      concepts: skill.concepts.map((link) => link.conceptId),
    }))
  },
})
