import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { ResultsTabs } from '@/components/results/results-tabs'
import { StatisticsView } from '@/components/results/statistics/statistics-view'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import { loadStatistics } from '../load'

type Props = PageProps<'/[locale]/classes/[classId]/assignments/[assignmentId]/results/questions'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('results.tabs')
  return { title: `${t('questions')}: ${(await loadStatistics(await params)).title}` }
}

/** How the questions of an assignment did. */
export default async function QuestionsPage({ params }: Props) {
  const t = await getTranslations('results')
  const { classId, assignmentId } = await params
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
