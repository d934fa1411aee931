import { notFound } from 'next/navigation'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { QuizResult } from '@/components/classroom/quiz-result'
import { Page } from '@/components/layout/page'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import { getResults } from '@/lib/server/operations/classes/get-results'
import { getSubmission } from '@/lib/server/operations/classes/get-submission'
import { loadClass, orNotFound } from '../../../../../load'
import { shownItem } from '../../shown-item'

/** One learner's work with answers, for the instructor. */
export default async function SubmissionPage({
  params,
}: PageProps<'/[locale]/classes/[classId]/assignments/[assignmentId]/learners/[userId]'>) {
  const t = await getTranslations('classes')
  const format = await getFormatter()
  const { classId, assignmentId, userId } = await params
  const { actor, timeZone } = await loadClass(classId)
  const work = await orNotFound(getSubmission(actor, { assignmentId, userId }))
  const quiz = await getResults(actor, { assignmentId, locale: await getLocale() })
  if (quiz.class.id !== classId) notFound()
  const when = format.dateTime(work.handedInAt, { dateStyle: 'long', timeStyle: 'short', timeZone })
  return (
    <Page
      title={t('results.of', { name: work.learner, title: quiz.title })}
      width="reading"
      actions={
        <Button asChild variant="outline">
          <Link href={`/classes/${classId}/assignments/${assignmentId}`}>{t('results.title')}</Link>
        </Button>
      }
    >
      <QuizResult
        score={work.score}
        caption={t(work.collected ? 'result.collected' : 'result.handedIn', { when })}
        items={work.items.map(shownItem)}
      />
    </Page>
  )
}
