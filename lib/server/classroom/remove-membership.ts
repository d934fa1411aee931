import '../server-only'
import { AppError } from '@/lib/errors/app-error'
import { transaction } from '../transaction'

/** A class always keeps an instructor. Submissions stay. */
export function removeMembership(classId: string, userId: string): Promise<void> {
  return transaction(async (tx) => {
    const membership = await tx.membership.findUnique({ where: { classId_userId: { classId, userId } } })
    if (!membership) throw new AppError('NOT_FOUND')
    if (membership.role === 'INSTRUCTOR') {
      const instructors = await tx.membership.count({ where: { classId, role: 'INSTRUCTOR' } })
      if (instructors < 2) throw new AppError('LAST_INSTRUCTOR')
    }
    await tx.membership.delete({ where: { id: membership.id } })
  })
}
