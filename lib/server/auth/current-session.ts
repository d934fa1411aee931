import '../server-only'
import { cookies } from 'next/headers'
import { getToken } from 'next-auth/jwt'
import { env } from '../env'
import { findSession } from './sessions'

/** The session of this browser while next-auth is at work on another one. */
export async function findCurrentSession() {
  const { NEXTAUTH_SECRET: secret, NEXTAUTH_URL } = env()
  const jar = Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value]))
  const token = await getToken({
    req: { cookies: jar, headers: {} } as unknown as Parameters<typeof getToken>[0]['req'],
    ...{ secret, secureCookie: NEXTAUTH_URL.startsWith('https://') },
  })
  return typeof token?.sid === 'string' ? findSession(token.sid) : undefined
}
