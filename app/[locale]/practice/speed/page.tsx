import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { RecentRuns } from '@/components/speed/recent-runs'
import { parseSpeedFilter } from '@/components/speed/speed-filter'
import { SpeedList } from '@/components/speed/speed-list'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import { now } from '@/lib/server/clock'
import { listSpeed } from '@/lib/server/operations/speed/list-speed'
import { getActor } from '@/lib/server/request-actor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('speed'))('title') }
}

export default async function SpeedPage({ searchParams }: PageProps<'/[locale]/practice/speed'>) {
  const t = await getTranslations('speed')
  const p = await getTranslations('practice')
  const { domains, exercises, recent } = await listSpeed(await getActor(), { locale: await getLocale() })
  const back = (
    <Button asChild variant="outline" size="sm">
      <Link href="/practice">{p('back')}</Link>
    </Button>
  )
  const runs = (
    <div className="grid grid-cols-1 gap-3">
      <h2 className="text-lg font-bold">{t('recent.title')}</h2>
      <RecentRuns runs={recent} now={now()} />
    </div>
  )
  return (
    <Page title={t('title')} lead={t('lead')} actions={back}>
      <div className="grid grid-cols-1 gap-10">
        {recent.length > 0 && runs}
        <SpeedList domains={domains} exercises={exercises} filter={parseSpeedFilter(await searchParams)} />
        {recent.length === 0 && runs}
        <section aria-labelledby="counting" className="grid max-w-3xl gap-2 text-sm text-muted-foreground">
          <h2 id="counting" className="text-lg font-bold text-foreground">
            {t('counting.title')}
          </h2>
          <p>{t('counting.keys')}</p>
          <p>{t('counting.time')}</p>
          <p>{t('counting.bests')}</p>
        </section>
      </div>
    </Page>
  )
}
