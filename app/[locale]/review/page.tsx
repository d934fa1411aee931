import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { getDashboard } from '@/lib/server/operations/review/get-dashboard'
import { getActor } from '@/lib/server/request-actor'
import { QuizSession } from './quiz-session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review'))('title') }
}

export default async function ReviewPage() {
  const t = await getTranslations('review')
  const actor = await getActor()
  const known = actor.kind === 'visitor' || actor.kind === 'user'
  const { dueNow, newSkills } = known ? await getDashboard(actor, {}) : { dueNow: 0, newSkills: 0 }
  return (
    <Page title={t('title')} lead={t('lead')} width="reading">
      <QuizSession expected={dueNow + newSkills} />
    </Page>
  )
}
