import { getTranslations } from 'next-intl/server'
import { AppError } from '@/lib/errors/app-error'
import type { Locale } from '@/lib/i18n/routing'
import { unsubscribePage } from '@/lib/server/digest/unsubscribe-page'
import { errorResponse } from '@/lib/server/error-response'
import { unsubscribeDigest } from '@/lib/server/operations/study/unsubscribe-digest'
import { viewDigest } from '@/lib/server/operations/study/view-digest'
import { getActor } from '@/lib/server/request-actor'

/** Where the link of a digest leads: it changes nothing, for mail scanners follow links too. */
export function GET(request: Request): Promise<Response> {
  return answer(request, viewDigest)
}

/**
 * Pressed on that page, or sent by a mail program of its own accord (RFC 8058): with no cookie, from anywhere. The
 * signature in the address is all that it takes, and what comes with it is not read.
 */
export function POST(request: Request): Promise<Response> {
  return answer(request, unsubscribeDigest)
}

async function answer(request: Request, operation: typeof viewDigest): Promise<Response> {
  const token = new URL(request.url).searchParams.get('token') ?? ''
  try {
    const { locale, subscribed } = await operation(await getActor(), { token })
    return await page(locale === 'ja' ? 'ja' : 'en', subscribed ? 'ask' : 'done')
  } catch (error) {
    if (!(error instanceof AppError) || !['TOKEN_INVALID', 'INVALID_INPUT'].includes(error.code))
      return errorResponse(error)
    const prefersJapanese = /^ja\b/i.test(request.headers.get('accept-language') ?? '')
    return page(prefersJapanese ? 'ja' : 'en', 'invalid')
  }
}

async function page(language: Locale, state: 'ask' | 'done' | 'invalid'): Promise<Response> {
  const t = await getTranslations({ locale: language, namespace: 'study.unsubscribe' })
  return unsubscribePage({
    language,
    title: t(`${state}.title`),
    text: t(`${state}.text`),
    link: { href: `/${language}/settings#study`, text: t('settings') },
    ...(state === 'ask' ? { button: t('stop') } : {}),
    ...(state === 'invalid' ? { status: 400 } : {}),
  })
}
