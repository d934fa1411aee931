import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { Page } from '@/components/layout/page'
import { PageLoading } from '@/components/layout/page-loading'
import { ResultsTabs } from '@/components/results/results-tabs'
import { LateChoice } from '@/components/results/statistics/late-choice'
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
export default async function QuestionsPage({ params, searchParams }: Props) {
  const { classId, assignmentId } = await params
  const late = (await searchParams).late !== 'without'
  await loadTaughtClass(classId)
  return (
    <Suspense fallback={<PageLoading />}>
      <Questions classId={classId} assignmentId={assignmentId} late={late} />
    </Suspense>
  )
}

interface QuestionsProps {
  classId: string
  assignmentId: string
  /** Whether late work is counted. */
  late: boolean
}

async function Questions({ classId, assignmentId, late }: QuestionsProps) {
  const t = await getTranslations('results')
  const statistics = await loadStatistics({ classId, assignmentId }, late)
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
          <a
            href={`/api/assignments/${assignmentId}/statistics?locale=${await getLocale()}${late ? '' : '&late=without'}`}
            download
          >
            <Download aria-hidden />
            {t('statistics.download')}
          </a>
        </Button>
      }
    >
      <div className="grid min-w-0 gap-8">
        <ResultsTabs href={href} current="questions" />
        <LateChoice late={statistics.late} href={`${href}/results/questions`} />
        <StatisticsView statistics={statistics} />
      </div>
    </Page>
  )
}
