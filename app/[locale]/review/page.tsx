import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { DueDrills } from '@/components/review/due-drills'
import { QueueNotes } from '@/components/review/queue-notes'
import { SetAsideList } from '@/components/review/set-aside-list'
import { getReviewQueue, type ReviewQueueView } from '@/lib/server/operations/review/get-review-queue'
import { getActor } from '@/lib/server/request-actor'
import { QuizSession } from './quiz-session'
import { SetAsideButton } from './set-aside-button'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review'))('title') }
}

export default async function ReviewPage() {
  const t = await getTranslations('review')
  const actor = await getActor()
  const known = actor.kind === 'visitor' || actor.kind === 'user'
  const queue = known ? await getReviewQueue(actor, { locale: await getLocale() }) : undefined
  return (
    <Page title={t('title')} lead={queue ? leadOf(t, queue) : t('lead')} width="reading">
      <div className="grid gap-8">
        {queue?.skillIds.length === 0 && <QueueNotes queue={queue} />}
        <QuizSession plan={planOf(queue)} />
        {queue && queue.skillIds.length > 0 && <QueueNotes queue={queue} />}
        {queue && <DueDrills drills={queue.drills} />}
        {queue && <SetAsideList list={queue.setAside} action={SetAsideButton} />}
      </div>
    </Page>
  )
}

function leadOf(t: Awaited<ReturnType<typeof getTranslations<'review'>>>, queue: ReviewQueueView): string {
  const { due, pulled, fresh, paceMs } = queue
  if (due + pulled + fresh === 0) return t('lead')
  const minutes = Math.max(1, Math.round(((due + pulled + fresh) * paceMs) / 60_000))
  return t('queue.lead', { due: due + pulled, fresh, minutes })
}

function planOf(queue: ReviewQueueView | undefined) {
  const { skillIds = [], settings } = queue ?? {}
  return { skillIds, count: skillIds.length, review: true as const, breakMinutes: settings?.breakMinutes }
}
