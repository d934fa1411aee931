import '../server-only'
import type { LtiLaunch, LtiPlatform } from '@/lib/generated/prisma/client'
import { digestToken, newToken } from '../auth/tokens'
import { now } from '../clock'
import { db } from '../db'
import { type Json, toDb } from '../json'
import type { LaunchData } from './launch-data'
import { refused } from './refused'

const TICKET_MS = 30 * 60_000

export type Launch = Omit<LtiLaunch, 'data' | 'locale'> & {
  platform: LtiPlatform
  data: LaunchData
  locale: 'en' | 'ja'
}

interface Issued {
  platformId: string
  userId: string
  locale: 'en' | 'ja'
  data: LaunchData
}

/** A ticket stands for whoever came by a launch, in a frame where no cookie of ours reaches. */
export async function issueTicket({ data, ...issued }: Issued): Promise<string> {
  const ticket = newToken()
  const expiresAt = new Date(now().getTime() + TICKET_MS)
  await db().ltiLaunch.deleteMany({ where: { expiresAt: { lt: now() } } })
  await db().ltiLaunch.create({
    data: { ...issued, ticketHash: digestToken(ticket), expiresAt, data: toDb(data as unknown as Json) },
  })
  return ticket
}

/** @throws LAUNCH_REFUSED when the ticket is not ours or too old */
export async function readTicket(ticket: string): Promise<Launch> {
  const found = await db().ltiLaunch.findUnique({
    where: { ticketHash: digestToken(ticket) },
    include: { platform: true },
  })
  if (!found || found.expiresAt <= now()) throw refused('ticket')
  const locale = found.locale === 'ja' ? 'ja' : 'en'
  return { ...found, locale, data: found.data as unknown as LaunchData }
}
