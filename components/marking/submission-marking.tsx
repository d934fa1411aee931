import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { AttemptNav } from './attempt-nav'
import { CommentForm } from './comment-form'
import { CommentList } from './comment-list'
import { EventList } from './event-list'
import { MarkedItem } from './marked-item'
import type { MarkingActions } from './marking-actions'
import { SubmissionFacts } from './submission-facts'
import type { SubmissionView } from './submission-view'

export interface SubmissionMarkingProps {
  work: SubmissionView
  /** Of the assignment. */
  href: string
  timeZone: string
  actions: MarkingActions
}

/** One attempt of a learner, for whoever teaches them. */
export function SubmissionMarking({ work, href, timeZone, actions }: SubmissionMarkingProps) {
  const t = useTranslations('marking')
  const general = work.comments.filter(({ itemId }) => itemId === null)
  return (
    <div className="grid min-w-0 gap-8">
      {work.isArchived && <Alert>{t('archived')}</Alert>}
      <AttemptNav work={work} href={href} />
      <SubmissionFacts work={work} timeZone={timeZone} />
      <section className="grid gap-4">
        <h2 className="text-lg font-bold">{t('work.title')}</h2>
        {work.items.map((item) => (
          <MarkedItem key={item.id} work={work} item={item} timeZone={timeZone} actions={actions} />
        ))}
      </section>
      <section className="grid gap-4">
        <h2 className="text-lg font-bold">{t('comments.title')}</h2>
        {general.length === 0 ? (
          <p className="text-muted-foreground">{t('comments.none')}</p>
        ) : (
          <CommentList comments={general} viewerId={work.viewerId} timeZone={timeZone} />
        )}
        {!work.isArchived && <CommentForm submissionId={work.id} comment={actions.comment} />}
      </section>
      <section className="grid gap-4">
        <h2 className="text-lg font-bold">{t('events.title')}</h2>
        <EventList events={work.events} timeZone={timeZone} />
      </section>
    </div>
  )
}
