import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { parseSpeedFilter } from '@/components/speed/speed-filter'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/lib/i18n/navigation'
import { planSpeedRound } from '@/lib/server/operations/speed/plan-speed-round'
import { getActor } from '@/lib/server/request-actor'
import { RoundSession } from './round-session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('speed.round'))('title') }
}

/** Five exercises of a domain, of a level, or of all. */
export default async function SpeedRoundPage({ searchParams }: PageProps<'/[locale]/practice/speed/round'>) {
  const t = await getTranslations('speed')
  const { domain, level } = parseSpeedFilter(await searchParams)
  const { tasks } = await planSpeedRound(await getActor(), {
    locale: await getLocale(),
    ...(domain ? { domain } : {}),
    ...(level ? { level } : {}),
  })
  const back = (
    <Button asChild variant="outline" size="sm">
      <Link href="/practice/speed">{t('back')}</Link>
    </Button>
  )
  return (
    <Page title={t('round.title')} actions={back}>
      {tasks.length > 0 ? (
        <RoundSession tasks={tasks} />
      ) : (
        <EmptyState title={t('list.none')} description={t('list.noneText')} action={back} />
      )}
    </Page>
  )
}
