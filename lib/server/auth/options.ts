import '../server-only'
import type { DefaultSession, NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { AppError } from '@/lib/errors/app-error'
import { mergeVisitor } from '../accounts/merge-visitor'
import { env } from '../env'
import { verifyCredentials } from '../operations/accounts/verify-credentials'
import { requestOrigin } from './request-origin'
import { closeSession, findSession, openSession, SESSION_DAYS } from './sessions'
import { clearVisitor, readVisitor } from './visitor-cookie'

/** What the session cookie says; no name or address travels in it. */
export type SessionUser = NonNullable<DefaultSession['user']> & { id: string; sid: string }

/**
 * E-mail and password, JWT cookie. The token names an AuthSession row (`sid`) that is looked up at every use,
 * so that ending a session takes effect at once.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_DAYS * 86_400 },
    pages: { signIn: '/sign-in' },
    providers: [
      Credentials({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize: (credentials) => signIn(credentials?.email ?? '', credentials?.password ?? ''),
      }),
    ],
    callbacks: {
      async jwt({ token, user }) {
        if (user) {
          const session = await openSession(user.id, await requestOrigin())
          return { sub: user.id, sid: session.id }
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
      },
    },
    logger: { error: logUnexpected, warn: () => {}, debug: () => {} },
  }
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

/** What was practised before signing in goes to the account. */
async function adoptVisitor(userId: string): Promise<void> {
  const visitorId = await readVisitor()
  if (!visitorId) return
  if (visitorId !== userId) await mergeVisitor(visitorId, userId)
  await clearVisitor()
}

function logUnexpected(code: string, metadata: unknown): void {
  if (code === 'JWT_SESSION_ERROR') return // a cookie of an older secret: the person is signed out
  console.error('next-auth', code, metadata instanceof Error ? metadata.message : metadata)
}
