import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { RecentRuns } from '@/components/speed/recent-runs'
import { parseSpeedFilter } from '@/components/speed/speed-filter'
import { SpeedList } from '@/components/speed/speed-list'
import { BestSprints } from '@/components/speed/sprint/best-sprints'
import { SprintCard } from '@/components/speed/sprint/sprint-card'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import { startSprintAction } from '@/lib/server/actions/speed'
import { now } from '@/lib/server/clock'
import { listSpeed } from '@/lib/server/operations/speed/list-speed'
import { listSprints } from '@/lib/server/operations/speed/list-sprints'
import { getActor } from '@/lib/server/request-actor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('speed'))('title') }
}

export default async function SpeedPage({ searchParams }: PageProps<'/[locale]/practice/speed'>) {
  const t = await getTranslations('speed')
  const p = await getTranslations('practice')
  const actor = await getActor()
  const [{ domains, exercises, recent }, sprints] = await Promise.all([
    listSpeed(actor, { locale: await getLocale() }),
    listSprints(actor, {}),
  ])
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
        <section aria-labelledby="sprint" className="grid grid-cols-1 gap-3">
          <h2 id="sprint" className="text-lg font-bold">
            {t('sprint.section')}
          </h2>
          <div className="grid grid-cols-1 items-start gap-4 md:grid-cols-2">
            <SprintCard offer={sprints} now={now()} start={startSprintAction} />
            {sprints.best.length > 0 && <BestSprints best={sprints.best} now={now()} />}
          </div>
        </section>
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
