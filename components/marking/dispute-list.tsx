import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/lib/i18n/navigation'
import { type Dispute, DisputeView } from './dispute-view'

export interface ListedDispute extends Dispute {
  itemId: string
  /** From 0. */
  position: number
  learner: string
  submissionId: string
  ordinal: number
  assignment: { id: string; title: string }
}

export interface DisputeListProps {
  classId: string
  disputes: readonly ListedDispute[]
  timeZone: string
}

/** What learners have disputed, with the way to the work that it is about. */
export function DisputeList({ classId, disputes, timeZone }: DisputeListProps) {
  const t = useTranslations('marking.dispute')
  if (disputes.length === 0) return <EmptyState title={t('empty')} description={t('emptyText')} />
  return (
    <ul className="grid gap-4">
      {disputes.map((dispute) => {
        const { id, learner, assignment, position, ordinal, submissionId, itemId } = dispute
        const work = `/classes/${classId}/assignments/${assignment.id}/submissions/${submissionId}`
        return (
          <li key={id} className="grid gap-3 rounded-lg border bg-card p-4">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <p className="min-w-0 wrap-anywhere">
                <span className="font-semibold">{learner}</span> · {assignment.title} ·{' '}
                {t('item', { number: position + 1, ordinal })}
              </p>
              <Link
                href={`${work}#item-${itemId}`}
                className="inline-flex min-h-9 items-center underline decoration-mark underline-offset-4"
              >
                {t('goTo')}
              </Link>
            </div>
            <DisputeView dispute={dispute} timeZone={timeZone} />
          </li>
        )
      })}
    </ul>
  )
}
