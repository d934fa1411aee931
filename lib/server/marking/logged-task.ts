import '../server-only'
import { AppError } from '@/lib/errors/app-error'
import { db } from '../db'

/** The task of an item with all that was sent, and the engine that it was begun on. @throws NOT_FOUND */
export async function loggedTask(submissionId: string, itemId: string) {
  const item = await db().submissionItem.findFirst({
    where: { id: itemId, submissionId },
    select: {
      examTask: {
        include: {
          entries: { orderBy: { ordinal: 'asc' } },
          exam: { select: { artefactHash: true } },
        },
      },
    },
  })
  if (!item?.examTask) throw new AppError('NOT_FOUND')
  return item.examTask
}
