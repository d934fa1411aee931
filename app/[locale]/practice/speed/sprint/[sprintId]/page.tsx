import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { SprintResultView } from '@/components/speed/sprint/sprint-result-view'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import { startSprintAction } from '@/lib/server/actions/speed'
import { getSprint } from '@/lib/server/operations/speed/get-sprint'
import { getActor } from '@/lib/server/request-actor'
import { loadOwn } from '../../../../load-own'
import { SprintSession } from './sprint-session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('speed.sprint'))('name') }
}

/** My sprint: under way, or what it came to. */
export default async function SprintPage({
  params,
}: PageProps<'/[locale]/practice/speed/sprint/[sprintId]'>) {
  const { sprintId } = await params
  const locale = await getLocale()
  const t = await getTranslations('speed')
  const view = await loadOwn(`/practice/speed/sprint/${sprintId}`, async () =>
    getSprint(await getActor(), { sprintId, locale }),
  )
  const back = (
    <Button asChild variant="outline" size="sm">
      <Link href="/practice/speed">{t('back')}</Link>
    </Button>
  )
  return (
    <Page title={t('sprint.name')} actions={back}>
      {view.over ? (
        <SprintResultView result={view} start={startSprintAction} />
      ) : (
        <SprintSession key={view.id} sprint={view} />
      )}
    </Page>
  )
}
