import '../server-only'
import type { AssignmentItem, ServedVariant } from '@/lib/generated/prisma/client'
import { db } from '../db'

/**
 * What was given out first at a place from this seed: it is the same question for whoever comes later, and whoever looks at
 * it, whatever was deployed between. undefined: nobody has had it as the place is now.
 */
export async function findServed(
  { id, contentVersionId, difficulty }: Pick<AssignmentItem, 'id' | 'contentVersionId' | 'difficulty'>,
  seed: number,
): Promise<ServedVariant | undefined> {
  const found = await db().servedVariant.findFirst({
    where: {
      ...{ seed, mode: 'ASSESSED', difficulty, submissionItem: { assignmentItemId: id } },
      ...(contentVersionId ? { contentVersionId } : {}),
    },
    orderBy: [{ servedAt: 'asc' }, { id: 'asc' }],
  })
  return found ?? undefined
}
