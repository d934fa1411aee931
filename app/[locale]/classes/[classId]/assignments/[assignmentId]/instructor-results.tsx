import { Download } from 'lucide-react'
import { notFound } from 'next/navigation'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { ResultsTable } from '@/components/classroom/results-table'
import { Page } from '@/components/layout/page'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import type { UserActor } from '@/lib/server/actor'
import { getResults } from '@/lib/server/operations/classes/get-results'
import { orNotFound } from '../../../load'

export interface AssignmentViewProps {
  actor: UserActor
  timeZone: string
  classId: string
  assignmentId: string
}

/** Results per learner and question, with the file to take away. */
export async function InstructorResults({ actor, timeZone, classId, assignmentId }: AssignmentViewProps) {
  const t = await getTranslations('classes')
  const format = await getFormatter()
  const locale = await getLocale()
  const results = await orNotFound(getResults(actor, { assignmentId, locale }))
  if (results.class.id !== classId) notFound()
  const when = format.dateTime(results.closesAt, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <Page
      title={results.title}
      lead={
        <>
          <Link href={`/classes/${classId}`} className="underline underline-offset-4">
            {results.class.name}
          </Link>{' '}
          · {t(results.phase === 'closed' ? 'quiz.closed' : 'quiz.closes', { when })}
        </>
      }
      actions={
        <Button asChild variant="outline">
          <a href={`/api/assignments/${assignmentId}/results?locale=${locale}`} download>
            <Download aria-hidden />
            {t('results.download')}
          </a>
        </Button>
      }
    >
      <ResultsTable
        href={`/classes/${classId}/assignments/${assignmentId}`}
        questions={results.questions}
        learners={results.learners}
        meanScore={results.meanScore}
        timeZone={timeZone}
      />
    </Page>
  )
}
