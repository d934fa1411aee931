import '../server-only'
import { randomInt } from 'node:crypto'
import { AppError } from '@/lib/errors/app-error'
import { db } from '../db'

// No letters or digits that are mistaken for each other when read out.
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

/** Ten characters, shown in two halves: about 49 bits. */
export function newInviteCode(): string {
  return Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}

/** What people type: any case, spaces and hyphens anywhere. */
export function normaliseInviteCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
}

/**
 * The class of a code, with its instructors and me; `takes`: whether it lets anybody in now.
 * @throws INVITE_INVALID
 */
export async function findByInviteCode(typed: string, userId: string) {
  const found = await db().class.findUnique({
    where: { inviteCode: normaliseInviteCode(typed) },
    select: {
      ...{ id: true, name: true, inviteOpen: true, archivedAt: true },
      memberships: {
        where: { OR: [{ role: 'INSTRUCTOR' }, { userId }] },
        select: { userId: true, role: true, user: { select: { name: true } } },
        orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
      },
    },
  })
  if (!found) throw new AppError('INVITE_INVALID')
  return { ...found, takes: found.inviteOpen && !found.archivedAt }
}
