import '../../server-only'
import { z } from 'zod'
import { registered } from '../../access'
import { findOwned } from '../../authoring/own-item'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** Puts it away, or takes it up again. Assignments that have it keep it. */
export const archiveAuthored = defineOperation({
  access: registered,
  input: z.strictObject({ id: z.uuid(), archived: z.boolean() }),
  async run({ userId }, { id, archived }) {
    await findOwned(userId, id)
    await db().authoredItem.update({ where: { id }, data: { archivedAt: archived ? now() : null } })
    return {}
  },
})
