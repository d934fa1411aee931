import '../server-only'
import { cookies } from 'next/headers'
import { encode } from 'next-auth/jwt'
import { adoptVisitor } from '../auth/adopt-visitor'
import { requestOrigin } from '../auth/request-origin'
import { openSession, SESSION_DAYS } from '../auth/sessions'
import { env } from '../env'

/** Signs somebody in as next-auth would: its cookie, naming a session of ours. Only where cookies may be set. */
export async function signInByLaunch(userId: string): Promise<void> {
  const session = await openSession(userId, await requestOrigin())
  const maxAge = SESSION_DAYS * 86_400
  const token = { sub: userId, sid: session.id }
  const value = await encode({ token, secret: env().NEXTAUTH_SECRET, maxAge })
  const secure = env().NEXTAUTH_URL.startsWith('https://')
  const name = `${secure ? '__Secure-' : ''}next-auth.session-token`
  ;(await cookies()).set(name, value, { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge })
  await adoptVisitor(userId)
}
