import '../../server-only'
import { z } from 'zod'
import { registered } from '../../access'
import { db } from '../../db'
import { defineOperation } from '../../operation'
import { profileFields } from './profile-fields'

export const updateProfile = defineOperation({
  access: registered,
  input: z.strictObject(profileFields).partial(),
  async run({ userId }, data) {
    await db().user.update({ where: { id: userId }, data, select: { id: true } })
    return {}
  },
})
