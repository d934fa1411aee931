import '../server-only'
import type { Account, DefaultSession, NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { AppError } from '@/lib/errors/app-error'
import { db } from '../db'
import { env } from '../env'
import { verifyCredentials } from '../operations/accounts/verify-credentials'
import { adoptVisitor } from './adopt-visitor'
import { takeLinkIntent } from './link-intent'
import { receive } from './linked-sign-in'
import { oauthProviders } from './providers'
import { requestOrigin } from './request-origin'
import { closeSession, findSession, openSession, SESSION_DAYS } from './sessions'

/** What the session cookie says; no name or address travels in it. */
export type SessionUser = NonNullable<DefaultSession['user']> & { id: string; sid: string }

/**
 * E-mail and password, and the providers of the environment; JWT cookie. The token names an AuthSession row (`sid`) that is looked up at every use,
 * so that ending a session takes effect at once.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_DAYS * 86_400 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      Credentials({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize: (credentials) => signIn(credentials?.email ?? '', credentials?.password ?? ''),
      }),
      ...oauthProviders(),
    ],
    callbacks: {
      async signIn({ user, account }) {
        if (account?.type !== 'oauth') return true
        const { provider, providerAccountId: subject } = account
        return receive({ provider, subject, email: user.email ?? null, name: user.name ?? null })
      },
      async jwt({ token, user, account }) {
        if (user) {
          const userId = account?.type === 'oauth' ? await findLinked(account) : user.id
          const session = await openSession(userId, await requestOrigin())
          return { sub: userId, sid: session.id }
        }
        const session = typeof token.sid === 'string' ? await findSession(token.sid) : undefined
        return session ? token : {}
      },
      session({ session, token }) {
        if (!token.sub || typeof token.sid !== 'string') return { expires: session.expires }
        const user: SessionUser = { id: token.sub, sid: token.sid }
        return { expires: session.expires, user }
      },
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid === 'string') await closeSession(token.sid)
        await takeLinkIntent()
      },
    },
    logger: { error: logUnexpected, warn: () => {}, debug: () => {} },
  }
}

/** Whom `receive` has let through. */
async function findLinked({ provider, providerAccountId: subject }: Account): Promise<string> {
  const linked = { where: { provider_subject: { provider, subject } }, select: { userId: true } }
  return (await db().linkedAccount.findUniqueOrThrow(linked)).userId
}

async function signIn(email: string, password: string): Promise<{ id: string } | null> {
  try {
    const origin = await requestOrigin()
    const { userId } = await verifyCredentials({ kind: 'anonymous', origin }, { email, password })
    await adoptVisitor(userId)
    return { id: userId }
  } catch (error) {
    // The client shows the code that it finds in `error`; it never says which half was wrong.
    if (error instanceof AppError) throw new Error(JSON.stringify({ code: error.code, params: error.params }))
    throw error
  }
}

function logUnexpected(code: string, metadata: unknown): void {
  if (code === 'JWT_SESSION_ERROR') return // a cookie of an older secret: the person is signed out
  const { error = metadata } = (metadata ?? {}) as { error?: unknown }
  console.error('next-auth', code, error instanceof Error ? error.message : error)
}
