import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { Page } from '@/components/layout/page'
import { PageLoading } from '@/components/layout/page-loading'
import { ResultsTabs } from '@/components/results/results-tabs'
import { StatisticsView } from '@/components/results/statistics/statistics-view'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import { loadTaughtClass } from '../../../../../load'
import { loadStatistics } from '../load'

type Props = PageProps<'/[locale]/classes/[classId]/assignments/[assignmentId]/results/questions'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('results.statistics'))('questions') }
}

/** How the questions of an assignment did. For a large class that takes a moment. */
export default async function QuestionsPage({ params }: Props) {
  const { classId, assignmentId } = await params
  await loadTaughtClass(classId)
  return (
    <Suspense fallback={<PageLoading />}>
      <Questions classId={classId} assignmentId={assignmentId} />
    </Suspense>
  )
}

async function Questions({ classId, assignmentId }: { classId: string; assignmentId: string }) {
  const t = await getTranslations('results')
  const statistics = await loadStatistics({ classId, assignmentId })
  const href = `/classes/${classId}/assignments/${assignmentId}`
  return (
    <Page
      title={statistics.title}
      lead={
        <>
          <Link href={`/classes/${classId}`} className="underline underline-offset-4">
            {statistics.className}
          </Link>{' '}
          · {t('statistics.intro')}
        </>
      }
      actions={
        <Button asChild variant="outline">
          <a href={`/api/assignments/${assignmentId}/statistics?locale=${await getLocale()}`} download>
            <Download aria-hidden />
            {t('statistics.download')}
          </a>
        </Button>
      }
    >
      <div className="grid min-w-0 gap-8">
        <ResultsTabs href={href} current="questions" />
        <StatisticsView statistics={statistics} />
      </div>
    </Page>
  )
}
