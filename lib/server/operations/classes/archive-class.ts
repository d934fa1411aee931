import '../../server-only'
import { z } from 'zod'
import { classInstructor } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** Puts a class away, so that nothing of it changes any more, or takes it back. Twice is harmless. */
export const archiveClass = defineOperation({
  access: classInstructor,
  input: z.strictObject({ classId: z.uuid(), archived: z.boolean() }),
  async run({ classId }, { archived }) {
    const changed = await db().class.updateMany({
      where: { id: classId, archivedAt: archived ? null : { not: null } },
      data: { archivedAt: archived ? now() : null },
    })
    return { changed: changed.count > 0 }
  },
  audit: (_, { archived }, { changed }) =>
    changed ? { action: archived ? 'archiveClass' : 'restoreClass' } : undefined,
})
