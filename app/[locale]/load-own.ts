import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { AppError } from '@/lib/errors/app-error'
import { redirect } from '@/lib/i18n/navigation'

/**
 * What belongs to whoever asks. Whoever is not known goes to sign in, and comes back; to everybody else it does not exist.
 * @param path of the page, without its language
 */
export async function loadOwn<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code !== 'NOT_SIGNED_IN') notFound()
    const locale = await getLocale()
    return redirect({ href: { pathname: '/sign-in', query: { next: `/${locale}${path}` } }, locale })
  }
}
