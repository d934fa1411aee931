import { ClipboardCheck, Gauge } from 'lucide-react'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { PracticeList } from '@/components/practice/practice-list'
import { parseFilter } from '@/components/practice/skill-filter'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
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
  const actions = (
    <>
      <Button asChild variant="outline">
        <Link href="/practice/speed">
          <Gauge aria-hidden />
          {(await getTranslations('speed'))('open')}
        </Link>
      </Button>
      <Button asChild variant="outline">
        <Link href="/exam">
          <ClipboardCheck aria-hidden />
          {(await getTranslations('exam'))('title')}
        </Link>
      </Button>
    </>
  )
  const { domains, skills } = await getPractice(await getActor(), { locale: await getLocale() })
  return (
    <Page title={t('title')} lead={t('lead')} actions={actions}>
      <PracticeList domains={domains} skills={skills} filter={parseFilter(query)} open={open} now={now()} />
    </Page>
  )
}
