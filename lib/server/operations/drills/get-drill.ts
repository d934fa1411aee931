import '../../server-only'
import { z } from 'zod'
import { anyone } from '../../access'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { findSkill } from '../../practice/serve-variant'
import { skillTexts } from '../../practice/skill-texts'
import { localeSchema } from '../concepts/list-concepts'

/** The task of a drill (Markdown) in one language, as published; neither checks nor solution. */
export const getDrill = defineOperation({
  access: anyone,
  input: z.strictObject({ skillId: z.string().max(120), locale: localeSchema }),
  async run(_, { skillId, locale }) {
    const skill = await findSkill(skillId, 'DRILL')
    const version = await db().contentVersion.findUniqueOrThrow({ where: { id: skill.contentVersionId } })
    const { task } = (version.texts as Record<string, { task: string }>)[locale] ?? { task: '' }
    const { level, minutes } = version.data as { level: number; minutes: number }
    return { id: skill.id, ...skillTexts(version, locale), task, level, minutes }
  },
})
