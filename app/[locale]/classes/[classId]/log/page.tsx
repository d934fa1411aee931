import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { ActFilter } from '@/components/roster/act-filter'
import { ActList } from '@/components/roster/act-list'
import { ClassTabs } from '@/components/roster/class-tabs'
import { NextPage } from '@/components/roster/next-page'
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
  const { query, input, later } = actQuery(await searchParams)
  const { acts, next, kinds } = await orNotFound(listClassLog(actor, { classId, ...input }))
  const href = `/classes/${classId}/log`
  return (
    <Page title={t('title')} lead={t('lead', { name: found.name, timeZone: found.timeZone })}>
      <div className="grid gap-6">
        <ClassTabs classId={classId} current="log" />
        <ActFilter href={href} kinds={kinds} action={query.kind} person={query.person} />
        <ActList acts={acts} href={href} timeZone={found.timeZone} />
        <NextPage
          href={href}
          query={query}
          name="before"
          later={later}
          next={next && cursorOf(next.at, next.id)}
        />
      </div>
    </Page>
  )
}
