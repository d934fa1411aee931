import { notFound } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import { AppError } from '@/lib/errors/app-error'
import { redirect } from '@/lib/i18n/navigation'
import { getExam } from '@/lib/server/operations/exams/get-exam'
import { getActor } from '@/lib/server/request-actor'

/** My exam, read once for metadata and page. Whoever is not known goes to sign in, and comes back. */
export const loadExam = cache(async (examId: string) => {
  try {
    return await getExam(await getActor(), { examId })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code !== 'NOT_SIGNED_IN') notFound()
    const locale = await getLocale()
    return redirect({
      href: { pathname: '/sign-in', query: { next: `/${locale}/exam/${examId}` } },
      locale,
    })
  }
})
