import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import { AppError } from '@/lib/errors/app-error'
import { getConcept } from '@/lib/server/operations/concepts/get-concept'
import { getActor } from '@/lib/server/request-actor'

/** The page of a concept for whoever asks; read once for its metadata and its content. */
export const loadConcept = cache(async (slug: string) => {
  try {
    return await getConcept(await getActor(), { slug, locale: await getLocale() })
  } catch (error) {
    if (error instanceof AppError && (error.code === 'NOT_FOUND' || error.code === 'INVALID_INPUT'))
      notFound()
    throw error
  }
})
