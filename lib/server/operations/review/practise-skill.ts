import '../../server-only'
import { z } from 'zod'
import { someone } from '../../access'
import { defineOperation } from '../../operation'
import { servePractice } from './start-review'

/** A fresh question of one family, whether due or not: from a concept's page. */
export const practiseSkill = defineOperation({
  access: someone,
  input: z.strictObject({ skillId: z.string().max(120) }),
  run: ({ userId }, { skillId }) => servePractice(userId, skillId),
})
