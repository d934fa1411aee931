import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { PageMessages } from '@/components/layout/page-messages'
import { DisputeBadge } from '@/components/marking/dispute-badge'
import { GradingProgress } from '@/components/results/grading-progress'
import { ResultsTabs } from '@/components/results/results-tabs'
import { ResultsView } from '@/components/results/results-view'
import { Button } from '@/components/ui/button'
import { RESULT_ORDERS } from '@/lib/classroom/results/results-order'
import { Link } from '@/lib/i18n/navigation'
import { followGradingAction } from '@/lib/server/actions/results'
import { AssignmentActions } from '../../assignment-actions'
import { Elsewhere } from './elsewhere'
import { loadResults, phaseText } from './load'

type Props = PageProps<'/[locale]/classes/[classId]/assignments/[assignmentId]/results'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('results.tabs')
  return { title: `${t('results')}: ${(await loadResults(await params)).results.title}` }
}

/** What came of an assignment, by learner. */
export default async function ResultsPage({ params, searchParams }: Props) {
  const t = await getTranslations('results')
  const { classId, assignmentId } = await params
  const { order } = await searchParams
  const { results, disputes, timeZone } = await loadResults({ classId, assignmentId })
  const href = `/classes/${classId}/assignments/${assignmentId}`
  return (
    <Page
      width="table"
      title={results.title}
      lead={
        <>
          <Link href={`/classes/${classId}`} className="underline underline-offset-4">
            {results.className}
          </Link>{' '}
          · {await phaseText(results, timeZone)}
        </>
      }
      actions={
        <Button asChild variant="outline">
          <a href={`/api/assignments/${assignmentId}/results?locale=${await getLocale()}`} download>
            <Download aria-hidden />
            {t('table.download')}
          </a>
        </Button>
      }
      tabs={
        <>
          <AssignmentActions classId={classId} assignmentId={assignmentId} />
          <ResultsTabs href={href} current="results" />
        </>
      }
    >
      <div className="grid min-w-0 gap-6">
        <DisputeBadge classId={classId} assignmentId={assignmentId} open={disputes} />
        {results.grading && (
          <PageMessages of={['results']}>
            <GradingProgress
              assignmentId={assignmentId}
              first={results.grading}
              follow={followGradingAction}
            />
          </PageMessages>
        )}
        <ResultsView
          href={href}
          results={results}
          order={RESULT_ORDERS.find((one) => one === order) ?? 'name'}
          timeZone={timeZone}
        />
        <Elsewhere classId={classId} assignmentId={assignmentId} />
      </div>
    </Page>
  )
}
