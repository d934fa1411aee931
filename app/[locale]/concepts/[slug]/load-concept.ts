import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import { AppError } from '@/lib/errors/app-error'
import { getConcept } from '@/lib/server/operations/concepts/get-concept'
import { getActor } from '@/lib/server/request-actor'

/**
 * The page of a concept for whoever asks; read once for its metadata and its content.
 * @param inOtherLanguage for the view of both languages
 */
export const loadConcept = cache(async (slug: string, inOtherLanguage = false) => {
  const own = await getLocale()
  const other = own === 'en' ? 'ja' : 'en'
  const locale = inOtherLanguage ? other : own
  try {
    return { ...(await getConcept(await getActor(), { slug, locale })), locale }
  } catch (error) {
    if (error instanceof AppError && (error.code === 'NOT_FOUND' || error.code === 'INVALID_INPUT'))
      notFound()
    throw error
  }
})
