import '../../server-only'
import { z } from 'zod'
import { anyone } from '../../access'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { findSkill } from '../../practice/serve-variant'
import { skillTexts } from '../../practice/skill-texts'
import { localeSchema } from '../concepts/list-concepts'

/** Title and summary of a question family. */
export const getFamily = defineOperation({
  access: anyone,
  input: z.strictObject({ skillId: z.string().max(120), locale: localeSchema }),
  async run(_, { skillId, locale }) {
    const { id, contentVersionId } = await findSkill(skillId, 'FAMILY')
    const version = await db().contentVersion.findUniqueOrThrow({ where: { id: contentVersionId } })
    return { id, ...skillTexts(version, locale) }
  },
})
