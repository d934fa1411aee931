import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { ConceptBody } from '@/components/concept/concept-body'
import { Page } from '@/components/layout/page'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { AppError } from '@/lib/errors/app-error'
import { Link } from '@/lib/i18n/navigation'
import { getDrill } from '@/lib/server/operations/drills/get-drill'
import { getActor } from '@/lib/server/request-actor'
import { DrillSession } from './drill-session'

const findDrill = cache(async (skillId: string) => {
  try {
    return await getDrill(await getActor(), { skillId, locale: await getLocale() })
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound()
    throw error
  }
})

type Props = PageProps<'/[locale]/practice/drills/[slug]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await findDrill((await params).slug)).title }
}

export default async function DrillPage({ params }: Props) {
  const drill = await findDrill((await params).slug)
  const t = await getTranslations('review')
  const p = await getTranslations('practice')
  const actor = await getActor()
  const actions = (
    <>
      <Badge variant="outline">{t('drill.level', { level: drill.level })}</Badge>
      <Badge variant="outline">{p('list.minutes', { count: drill.minutes })}</Badge>
      <Button asChild variant="outline" size="sm">
        <Link href="/practice?type=drills">{p('back')}</Link>
      </Button>
    </>
  )
  const task = (
    <section aria-labelledby="task">
      <h2 id="task" className="mb-3 text-lg font-bold">
        {t('drill.task')}
      </h2>
      <ConceptBody markdown={drill.task} diagrams={[]} />
    </section>
  )
  return (
    <Page title={drill.title} lead={drill.summary} width="wide" actions={actions}>
      <DrillSession skillId={drill.id} owner={'userId' in actor ? actor.userId : ''} task={task} />
    </Page>
  )
}
