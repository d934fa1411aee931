import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { Page } from '@/components/layout/page'
import { Button } from '@/components/ui/button'
import { AppError } from '@/lib/errors/app-error'
import { Link } from '@/lib/i18n/navigation'
import { getFamily } from '@/lib/server/operations/review/get-family'
import { getActor } from '@/lib/server/request-actor'
import { QuizSession } from '../../review/quiz-session'

const findFamily = cache(async (skillId: string) => {
  try {
    return await getFamily(await getActor(), { skillId, locale: await getLocale() })
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound()
    throw error
  }
})

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/practice/[skill]'>): Promise<Metadata> {
  return { title: (await findFamily((await params).skill)).title }
}

/** One family, a new question each time, until the learner stops. */
export default async function SkillPage({ params }: PageProps<'/[locale]/practice/[skill]'>) {
  const family = await findFamily((await params).skill)
  const t = await getTranslations('practice')
  const back = (
    <Button asChild variant="outline" size="sm">
      <Link href="/practice">{t('back')}</Link>
    </Button>
  )
  return (
    <Page title={family.title} lead={family.summary} width="reading" actions={back}>
      <QuizSession plan={{ skillIds: [family.id], count: null }} />
    </Page>
  )
}
