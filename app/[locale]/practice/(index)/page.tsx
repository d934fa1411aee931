import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { PracticeList } from '@/components/practice/practice-list'
import { parseFilter } from '@/components/practice/skill-filter'
import { now } from '@/lib/server/clock'
import { getPractice } from '@/lib/server/operations/review/get-practice'
import { getActor } from '@/lib/server/request-actor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('practice'))('title') }
}

export default async function PracticePage({ searchParams }: PageProps<'/[locale]/practice'>) {
  const t = await getTranslations('practice')
  const query = await searchParams
  const open = typeof query.open === 'string' ? query.open.split(',') : []
  const { domains, skills } = await getPractice(await getActor(), { locale: await getLocale() })
  return (
    <Page title={t('title')} lead={t('lead')}>
      <PracticeList domains={domains} skills={skills} filter={parseFilter(query)} open={open} now={now()} />
    </Page>
  )
}
