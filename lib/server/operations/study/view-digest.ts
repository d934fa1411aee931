import '../../server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors/app-error'
import { anyone } from '../../access'
import { db } from '../../db'
import { readUnsubscribeToken } from '../../digest/unsubscribe-link'
import { defineOperation } from '../../operation'

/** What the link of a digest carries. */
export const digestLink = z.strictObject({ token: z.string().max(200) })

/** Whoever holds the link of a digest sees whether it still comes, and in which language its reader reads. */
export const viewDigest = defineOperation({
  access: anyone,
  input: digestLink,
  run: async (_actor, { token }) => readDigest(ownerOf(token)),
})

/** @throws AppError TOKEN_INVALID when the link is not ours */
export function ownerOf(token: string): string {
  const userId = readUnsubscribeToken(token)
  if (userId === undefined) throw new AppError('TOKEN_INVALID')
  return userId
}

/** Of an account that is gone, too: its last mails may still be about. */
export async function readDigest(userId: string): Promise<{ locale: string; subscribed: boolean }> {
  const user = await db().user.findUnique({
    where: { id: userId },
    select: { locale: true, studySettings: { select: { digest: true } } },
  })
  return { locale: user?.locale ?? 'en', subscribed: (user?.studySettings?.digest ?? 'OFF') !== 'OFF' }
}
