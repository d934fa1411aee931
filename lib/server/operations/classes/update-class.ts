import '../../server-only'
import { z } from 'zod'
import { classEditor } from '../../access'
import { defineOperation } from '../../operation'
import { transaction } from '../../transaction'
import { profileFields } from '../accounts/profile-fields'
import { classNameSchema } from './create-class'

/** Name, time zone, and whether the invite code lets anybody in; what is not given stays. */
export const updateClass = defineOperation({
  access: classEditor,
  input: z.strictObject({
    classId: z.uuid(),
    name: classNameSchema.optional(),
    timeZone: profileFields.timeZone.optional(),
    inviteOpen: z.boolean().optional(),
  }),
  run: ({ classId }, { classId: _, ...data }) =>
    transaction(async (tx) => {
      const select = { name: true, timeZone: true, inviteOpen: true }
      const before = await tx.class.findUniqueOrThrow({ where: { id: classId }, select })
      await tx.class.update({ where: { id: classId }, data, select: { id: true } })
      return { before }
    }),
  audit: (_, { classId: __, ...after }, { before }) => {
    const changed = (Object.keys(after) as (keyof typeof after)[]).filter(
      (key) => after[key] !== undefined && after[key] !== before[key],
    )
    if (changed.length === 0) return undefined
    const details = Object.fromEntries(
      changed.map((key) => [key, { from: before[key], to: after[key] ?? null }]),
    )
    return { action: 'updateClass', details }
  },
})
