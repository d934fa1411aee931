import '../server-only'
import type { LtiPlatform } from '@/lib/generated/prisma/client'
import { now } from '../clock'
import { isUniqueViolation, type Tx, transaction } from '../transaction'
import { providerOf } from './addresses'
import type { LaunchClaims } from './claims'

/**
 * The account of whoever comes from a platform. Somebody new gets one of their own, without password and address: an
 * address that a platform tells is never a reason to open another account.
 */
export async function accountOf(
  platform: LtiPlatform,
  claims: LaunchClaims,
  locale: string,
): Promise<string> {
  const find = () => transaction((tx) => findOrMake(tx, platform, claims, locale))
  try {
    return await find()
  } catch (error) {
    // Two launches of the same person at once: the other one has made the account.
    if (isUniqueViolation(error)) return find()
    throw error
  }
}

async function findOrMake(
  tx: Tx,
  { id }: LtiPlatform,
  { sub, name, email }: LaunchClaims,
  locale: string,
): Promise<string> {
  const known = { provider: providerOf(id), subject: sub }
  const linked = await tx.linkedAccount.findUnique({ where: { provider_subject: known } })
  if (linked) return linked.userId
  const at = now()
  const user = await tx.user.create({
    data: { name: (name ?? '').trim().slice(0, 80), locale, registeredAt: at },
    select: { id: true },
  })
  const told = email?.slice(0, 254) ?? null
  await tx.linkedAccount.create({ data: { ...known, userId: user.id, email: told, createdAt: at } })
  return user.id
}
