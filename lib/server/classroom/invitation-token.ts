import '../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import type { PrismaClient } from '@/lib/generated/prisma/client'
import type { Tx } from '../transaction'
import { invitationIdOf, isTokenOf } from './invitation-link'

export const invitationTokenSchema = z.string().max(200)

/** The invitation that a link is for, with its class, the instructors and `userId`. @throws TOKEN_INVALID */
export async function findInvitation(client: Tx | PrismaClient, token: string, userId?: string) {
  const id = z.uuid().safeParse(invitationIdOf(token))
  if (!id.success) throw new AppError('TOKEN_INVALID')
  const known = { OR: [{ role: 'INSTRUCTOR' as const }, ...(userId ? [{ userId }] : [])] }
  const member = { where: known, select: { userId: true, role: true, user: { select: { name: true } } } }
  const select = { id: true, name: true, archivedAt: true, memberships: member }
  const found = await client.invitation.findUnique({
    where: { id: id.data },
    include: { class: { select } },
  })
  if (!found || !isTokenOf(found, token)) throw new AppError('TOKEN_INVALID')
  return found
}
