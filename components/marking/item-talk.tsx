import { useLocale, useTranslations } from 'next-intl'
import type { ExamTaskResult } from '@/lib/exam/exam'
import { CommentForm } from './comment-form'
import { type Comment, CommentList } from './comment-list'
import { DisputeForm } from './dispute-form'
import { type Dispute, DisputeView } from './dispute-view'
import type { CommentAction, DisputeActions } from './marking-actions'
import { WithdrawDispute } from './withdraw-dispute'

export interface ItemTalkProps {
  submissionId: string
  item: {
    id: string
    /** From 0. */
    position: number
    disputes: readonly Dispute[]
    /** Of a task, as far as it is shown. */
    taskResult: ExamTaskResult | null
  }
  /** Of the submission: those about the item are taken from it. */
  comments: readonly Comment[]
  viewerId: string
  timeZone: string
  /** Absent where nothing can be said any more: the class is archived. */
  actions?: DisputeActions & { comment: CommentAction }
}

/** For a learner, at an item of a result: what was said about it, a word of one's own, and disputes. */
export function ItemTalk({ submissionId, item, comments, viewerId, timeZone, actions }: ItemTalkProps) {
  const t = useTranslations('marking.comments')
  const locale = useLocale()
  const checks = (item.taskResult?.checks ?? []).map(({ id, names }) => ({ id, name: names[locale] }))
  const about = comments.filter(({ itemId }) => itemId === item.id)
  const isOpen = item.disputes.some(({ status }) => status === 'OPEN')
  return (
    <div className="grid gap-4 border-t pt-4">
      {item.disputes.map((dispute) => (
        <div key={dispute.id} className="grid gap-2">
          <DisputeView
            dispute={dispute}
            checkName={checks.find(({ id }) => id === dispute.checkId)?.name}
            timeZone={timeZone}
          />
          {dispute.status === 'OPEN' && actions && (
            <WithdrawDispute submissionId={submissionId} disputeId={dispute.id} withdraw={actions.withdraw} />
          )}
        </div>
      ))}
      {about.length > 0 && <CommentList comments={about} viewerId={viewerId} timeZone={timeZone} />}
      {actions && (
        <details className="group">
          <summary className="w-fit text-sm font-semibold">
            {t('labelItem', { number: item.position + 1 })}
          </summary>
          <div className="mt-3">
            <CommentForm
              submissionId={submissionId}
              item={{ id: item.id, number: item.position + 1 }}
              comment={actions.comment}
            />
          </div>
        </details>
      )}
      {actions && !isOpen && (
        <DisputeForm submissionId={submissionId} itemId={item.id} checks={checks} dispute={actions.dispute} />
      )}
    </div>
  )
}
