import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { Page } from '@/components/layout/page'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import { listPractice } from '@/lib/server/operations/review/list-practice'
import { getActor } from '@/lib/server/request-actor'
import { SkillSession } from './skill-session'

const findFamily = cache(async (id: string) => {
  const families = await listPractice(await getActor(), { locale: await getLocale() })
  return families.find((family) => family.id === id)
})

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/practice/[skill]'>): Promise<Metadata> {
  return { title: (await findFamily((await params).skill))?.title }
}

export default async function SkillPage({ params }: PageProps<'/[locale]/practice/[skill]'>) {
  const family = await findFamily((await params).skill)
  if (!family) notFound()
  const t = await getTranslations('review.practice')
  const back = (
    <Button asChild variant="outline" size="sm">
      <Link href="/practice">{t('back')}</Link>
    </Button>
  )
  return (
    <Page title={family.title} lead={family.summary} width="reading" actions={back}>
      <SkillSession skillIds={[family.id]} />
    </Page>
  )
}
