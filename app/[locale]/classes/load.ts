import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import { AppError } from '@/lib/errors/app-error'
import { redirect } from '@/lib/i18n/navigation'
import type { UserActor } from '@/lib/server/actor'
import { env } from '@/lib/server/env'
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

/** One reading for layout, metadata and page: what administrators look at is logged once. */
const readClass = cache(async (classId: string) => getClass(await getActor(), { classId }))

/** A class for its member. */
export const loadClass = cache(async (classId: string) => {
  const { actor, timeZone } = await requireAccount(`/classes/${classId}`)
  return { actor, timeZone, found: await orNotFound(readClass(classId)) }
})

/** The same for whoever teaches it; for others there is no such page. */
export async function loadTaughtClass(classId: string) {
  const loaded = await loadClass(classId)
  if (loaded.found.role !== 'INSTRUCTOR') notFound()
  return loaded
}

/** undefined: not for whoever asks. */
export async function findClass(classId: string) {
  try {
    return await readClass(classId)
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}

/** The address that leads to joining; it picks the language of whoever opens it. */
export function joinLink(code: string): string {
  return new URL(`/join/${code}`, env().NEXTAUTH_URL).href
}
