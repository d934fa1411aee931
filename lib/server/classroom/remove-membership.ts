import '../server-only'
import { AppError } from '@/lib/errors/app-error'
import { transaction } from '../transaction'

/** A class always keeps an instructor. Submissions stay. Returns who it was. @throws LAST_INSTRUCTOR */
export function removeMembership(classId: string, userId: string) {
  return transaction(async (tx) => {
    const membership = await tx.membership.findUnique({
      where: { classId_userId: { classId, userId } },
      include: { user: { select: { name: true } } },
    })
    if (!membership) throw new AppError('NOT_FOUND')
    const { id, role, user } = membership
    if (role === 'INSTRUCTOR') {
      const instructors = await tx.membership.count({ where: { classId, role } })
      if (instructors < 2) throw new AppError('LAST_INSTRUCTOR')
    }
    await tx.membership.delete({ where: { id } })
    return { name: user.name, role }
  })
}
