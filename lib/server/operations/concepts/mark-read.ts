import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { someone } from '../../access'
import { now } from '../../clock'
import { db } from '../../db'
import { defineOperation } from '../../operation'

/** I have read this page; its question families become new cards in the next session. */
export const markRead = defineOperation({
  access: someone,
  input: z.strictObject({ slug: z.string().max(100) }),
  async run({ userId }, { slug }) {
    const concept = await db().concept.findUnique({ where: { id: slug }, select: { currentVersionId: true } })
    if (!concept?.currentVersionId) throw new AppError('NOT_FOUND')
    const read = await db().conceptRead.upsert({
      where: { userId_conceptId: { userId, conceptId: slug } },
      create: { userId, conceptId: slug, versionId: concept.currentVersionId, readAt: now() },
      update: { versionId: concept.currentVersionId },
    })
    return { readAt: read.readAt }
  },
})
