import { getLocale } from 'next-intl/server'
import { cache } from 'react'
import { attemptPath } from '@/components/exam/attempt-path'
import { AppError } from '@/lib/errors/app-error'
import { redirect } from '@/lib/i18n/navigation'
import { getExam } from '@/lib/server/operations/exams/get-exam'
import { getActor } from '@/lib/server/request-actor'
import { loadOwn } from '../../load-own'

/** My exam, read once for metadata and page. Whoever has left the class that it is for is told so where the attempt is. */
export const loadExam = cache((examId: string) =>
  loadOwn(`/exam/${examId}`, async () => {
    try {
      return await getExam(await getActor(), { examId })
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'NOT_IN_CLASS') throw error
      const { id, assignmentId, classId } = error.params
      const attempt = { id: String(id), assignmentId: String(assignmentId), classId: String(classId) }
      return redirect({ href: { pathname: attemptPath(attempt) }, locale: await getLocale() })
    }
  }),
)
