import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import { AppError } from '@/lib/errors/app-error'
import { redirect } from '@/lib/i18n/navigation'
import type { UserActor } from '@/lib/server/actor'
import { getAccount } from '@/lib/server/operations/accounts/get-account'
import { getClass } from '@/lib/server/operations/classes/get-class'
import { getActor } from '@/lib/server/request-actor'

/** The account that asks; everybody else goes to sign in and comes back to `path`. */
export async function requireAccount(path: string): Promise<{ actor: UserActor; timeZone: string }> {
  const actor = await getActor()
  if (actor.kind === 'user') return { actor, timeZone: (await getAccount(actor, {})).timeZone }
  const locale = await getLocale()
  return redirect({ href: { pathname: '/sign-in', query: { next: `/${locale}${path}` } }, locale })
}

/** What is not there for somebody is a page that does not exist. */
export async function orNotFound<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    const hidden = ['NOT_FOUND', 'FORBIDDEN', 'INVALID_INPUT']
    if (error instanceof AppError && hidden.includes(error.code)) notFound()
    throw error
  }
}

/** A class for its member; read once for metadata and page. */
export const loadClass = cache(async (classId: string) => {
  const { actor, timeZone } = await requireAccount(`/classes/${classId}`)
  return { actor, timeZone, found: await orNotFound(getClass(actor, { classId })) }
})
