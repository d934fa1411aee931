import '../server-only'
import { cookies } from 'next/headers'
import { env } from '../env'
import { sign, unsign } from './tokens'

export const VISITOR_COOKIE = 'kubekata-visitor'
const PURPOSE = 'visitor'
const MAX_AGE_SECONDS = 400 * 86_400

/** The id of the visitor's row, as the signed cookie says. */
export async function readVisitor(): Promise<string | undefined> {
  return unsign(PURPOSE, (await cookies()).get(VISITOR_COOKIE)?.value)
}

/** Only where cookies may be set: server actions and route handlers. */
export async function writeVisitor(userId: string): Promise<void> {
  const secure = env().NEXTAUTH_URL.startsWith('https://')
  const options = { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge: MAX_AGE_SECONDS } as const
  ;(await cookies()).set(VISITOR_COOKIE, sign(PURPOSE, userId), options)
}

export async function clearVisitor(): Promise<void> {
  ;(await cookies()).delete(VISITOR_COOKIE)
}
