import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { ActLog } from '@/components/roster/act-log'
import { ClassTabs } from '@/components/roster/class-tabs'
import { listClassLog } from '@/lib/server/operations/classes/list-class-log'
import { loadTaughtClass, orNotFound } from '../../load'
import { actQuery, cursorOf } from '../../search-params'

type Props = PageProps<'/[locale]/classes/[classId]/log'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('roster.log')
  return { title: t('titleOf', { name: (await loadTaughtClass((await params).classId)).found.name }) }
}

/** Who did what in the class. */
export default async function ClassLogPage({ params, searchParams }: Props) {
  const t = await getTranslations('roster.log')
  const { classId } = await params
  const { actor, found } = await loadTaughtClass(classId)
  const { input, ...asked } = actQuery(await searchParams)
  const { acts, next, kinds } = await orNotFound(listClassLog(actor, { classId, ...input }))
  const log = { ...asked, acts, kinds, next: next && cursorOf(next.at, next.id) }
  return (
    <Page title={t('title')} lead={t('lead', { name: found.name, timeZone: found.timeZone })}>
      <div className="grid gap-6">
        <ClassTabs classId={classId} current="log" />
        <ActLog href={`/classes/${classId}/log`} {...log} timeZone={found.timeZone} />
      </div>
    </Page>
  )
}
