import '../../server-only'
import { z } from 'zod'
import { registered } from '../../access'
import { db } from '../../db'
import { fromDb } from '../../json'
import { defineOperation } from '../../operation'
import { skillTexts } from '../../practice/skill-texts'
import { localeSchema } from '../concepts/list-concepts'

/** The families whose variants can be pinned, by title. */
export const listQuestionFamilies = defineOperation({
  access: registered,
  input: z.strictObject({ locale: localeSchema }),
  async run(_, { locale }): Promise<{ id: string; title: string; levels: number[] }[]> {
    const skills = await db().skill.findMany({
      where: { kind: 'FAMILY', retiredAt: null, currentVersionId: { not: null } },
      select: { id: true, currentVersion: { select: { texts: true, data: true } } },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    })
    return skills.map(({ id, currentVersion }) => {
      const { levels = [] } = fromDb(currentVersion?.data ?? {}) as { levels?: number[] }
      return { id, title: skillTexts(currentVersion, locale).title, levels }
    })
  },
})
