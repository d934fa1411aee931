import '../server-only'
import { cookies } from 'next/headers'
import { now } from '../clock'
import { env } from '../env'
import type { ProviderId } from './providers'
import { sign, unsign } from './tokens'

const COOKIE = 'kubekata-link'
const PURPOSE = 'link'
const SECONDS = 600

/**
 * Notes that this browser's session is about to link an account of this provider: what comes back from there belongs to
 * that session, or to nobody.
 */
export async function writeLinkIntent(sessionId: string, provider: ProviderId): Promise<void> {
  const until = now().getTime() + SECONDS * 1000
  const secure = env().NEXTAUTH_URL.startsWith('https://')
  const options = { httpOnly: true, sameSite: 'lax', secure, path: '/api/auth', maxAge: SECONDS } as const
  ;(await cookies()).set(COOKIE, sign(PURPOSE, [sessionId, provider, until].join(' ')), options)
}

export interface LinkIntent {
  sessionId: string
  provider: string
  isFresh: boolean
}

/** What was noted, once. Only where cookies may be set. */
export async function takeLinkIntent(): Promise<LinkIntent | undefined> {
  const jar = await cookies()
  const noted = unsign(PURPOSE, jar.get(COOKIE)?.value)
  if (!noted) return undefined
  jar.set(COOKIE, '', { path: '/api/auth', maxAge: 0 })
  const [sessionId = '', provider = '', until] = noted.split(' ')
  return { sessionId, provider, isFresh: Number(until) > now().getTime() }
}
