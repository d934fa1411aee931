import '../server-only'
import { cookies } from 'next/headers'
import { AppError } from '@/lib/errors/app-error'
import type { Actor, UserActor } from '../actor'
import { env } from '../env'
import { linkAccount } from '../operations/accounts/link-account'
import { signInLinked } from '../operations/accounts/sign-in-linked'
import { adoptVisitor } from './adopt-visitor'
import { findCurrentSession } from './current-session'
import { type LinkIntent, takeLinkIntent } from './link-intent'
import { ownPath } from './own-path'
import { requestOrigin } from './request-origin'
import { readVisitor } from './visitor-cookie'

/** Whom a provider has sent back, as it says. */
export interface Arrival {
  provider: string
  /** What the provider calls them, for good. */
  subject: string
  email: string | null
  name: string | null
}

/**
 * Signs somebody in who comes from a provider, or links them when their session had begun that.
 * @returns true to go on and open a session; otherwise the address of the page that says what came of it
 */
export async function receive(arrival: Arrival): Promise<true | string> {
  const intent = await takeLinkIntent()
  try {
    if (intent) return await link(intent, arrival)
    const { userId } = await signInLinked(await arriving(), { ...arrival, ...(await preferences()) })
    await adoptVisitor(userId)
    return true
  } catch (error) {
    if (!(error instanceof AppError)) console.error('sign-in', arrival.provider, error)
    const code = error instanceof AppError ? error.code : 'INTERNAL'
    if (intent) return `/settings?${new URLSearchParams({ failed: code })}#sign-in`
    const next = await nextPath()
    return `/sign-in?${new URLSearchParams({ error: code, ...(next ? { next } : {}) })}`
  }
}

async function link(intent: LinkIntent, { provider, subject, email }: Arrival): Promise<string> {
  const session = await findCurrentSession()
  const isTheirs = session?.id === intent.sessionId && intent.provider === provider && intent.isFresh
  if (!session || !isTheirs) throw new AppError('LINK_EXPIRED')
  const { id: sessionId, userId, user } = session
  const actor: UserActor = {
    kind: 'user',
    ...{ userId, sessionId, role: user.role, origin: await requestOrigin() },
  }
  await linkAccount(actor, { provider, subject, email })
  return `/settings?${new URLSearchParams({ linked: provider })}#sign-in`
}

async function arriving(): Promise<Actor> {
  const [origin, userId] = [await requestOrigin(), await readVisitor()]
  return userId ? { kind: 'visitor', userId, origin } : { kind: 'anonymous', origin }
}

/** Language and time zone of a new account, as the browser has them. */
async function preferences() {
  const jar = await cookies()
  const zone = jar.get('kubekata-zone')?.value
  const locale = jar.get('kubekata-locale')?.value === 'ja' ? ('ja' as const) : ('en' as const)
  return { locale, ...(zone ? { timeZone: zone } : {}) }
}

/** Where somebody wanted to go: an address of ours, as next-auth keeps it during the flow. */
async function nextPath(): Promise<string | undefined> {
  const prefix = env().NEXTAUTH_URL.startsWith('https://') ? '__Secure-' : ''
  return ownPath((await cookies()).get(`${prefix}next-auth.callback-url`)?.value)
}
