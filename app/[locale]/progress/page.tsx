import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { StudyTabs } from '@/components/layout/study-tabs'
import { type ProgressChoice, usualChoice } from '@/components/progress/progress-href'
import { ProgressView } from '@/components/progress/progress-view'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/lib/i18n/navigation'
import type { KnownActor } from '@/lib/server/actor'
import { EARLIER_DAYS, RECENT_DAYS } from '@/lib/server/operations/progress/domain-statistics'
import { forecastDays, getProgress } from '@/lib/server/operations/progress/get-progress'
import { getActor } from '@/lib/server/request-actor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('progress'))('title') }
}

type Query = Awaited<PageProps<'/[locale]/progress'>['searchParams']>

export default async function ProgressPage({ searchParams }: PageProps<'/[locale]/progress'>) {
  const t = await getTranslations('progress')
  const actor = await getActor()
  const query = await searchParams
  return (
    <Page title={t('title')} lead={t('lead')} actions={<StudyTabs current="progress" />}>
      {actor.kind === 'visitor' || actor.kind === 'user' ? (
        <Known actor={actor} query={query} />
      ) : (
        <NothingYet />
      )}
    </Page>
  )
}

async function Known({ actor, query }: { actor: KnownActor; query: Query }) {
  const days = forecastDays.find((span) => String(span) === query.days) ?? 30
  const choice: ProgressChoice = { days, on: query.on === 'exam' ? 'exam' : usualChoice.on }
  const progress = await getProgress(actor, { locale: await getLocale(), days, on: choice.on })
  if (!progress.started) return <NothingYet />
  const periods = { recentDays: RECENT_DAYS, earlierDays: EARLIER_DAYS }
  return <ProgressView progress={progress} choice={choice} spans={forecastDays} {...periods} />
}

async function NothingYet() {
  const t = await getTranslations('progress')
  return (
    <EmptyState
      title={t('empty')}
      description={t('emptyText')}
      action={
        <Button asChild>
          <Link href="/practice">{t('emptyAction')}</Link>
        </Button>
      }
    />
  )
}
