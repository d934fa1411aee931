import { notFound } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import { Receipt } from '@/components/assignment/receipt'
import { GradingWatch } from '@/components/assignment/result/grading-watch'
import { ResultItemFrame } from '@/components/assignment/result/result-item-frame'
import { ResultQuestion } from '@/components/assignment/result/result-question'
import { ResultScore } from '@/components/assignment/result/result-score'
import { ResultTask } from '@/components/assignment/result/result-task'
import { Page } from '@/components/layout/page'
import { PageMessages } from '@/components/layout/page-messages'
import { PageSection } from '@/components/layout/page-section'
import { CommentForm } from '@/components/marking/comment-form'
import { CommentList } from '@/components/marking/comment-list'
import { ItemTalk } from '@/components/marking/item-talk'
import { MarkHistory } from '@/components/marking/mark-history'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import { getExamReplayAction } from '@/lib/server/actions/exams'
import { addCommentAction, disputeItemAction, withdrawDisputeAction } from '@/lib/server/actions/marking'
import type { UserActor } from '@/lib/server/actor'
import { getMyResult } from '@/lib/server/operations/assignments/get-my-result'
import { orNotFound } from '../../../../../load'
import { shownItem } from '../../shown-item'
import { Owed } from './owed'

export interface ShownResultProps {
  actor: UserActor
  timeZone: string
  ids: { classId: string; assignmentId: string; submissionId: string }
}

const talk = { comment: addCommentAction, dispute: disputeItemAction, withdraw: withdrawDisputeAction }

/** An attempt that was handed in: the receipt, and how it went as far as that is shown. */
export async function ShownResult({ actor, timeZone, ids }: ShownResultProps) {
  const t = await getTranslations('assignment')
  const format = await getFormatter()
  const { submissionId } = ids
  const found = await orNotFound(getMyResult(actor, { submissionId }))
  if (found.classId !== ids.classId || found.assignmentId !== ids.assignmentId) notFound()
  const result = { ...found, items: found.items.map(shownItem) }
  const { grading, comments, items, receipt, handedInAt, examId, shown } = result
  const viewerId = actor.userId
  const actions = found.isArchived ? undefined : talk
  const general = comments.filter(({ itemId }) => !itemId)
  const when = format.dateTime(handedInAt, { dateStyle: 'long', timeStyle: 'medium', timeZone })
  return (
    <Page
      title={<span className="wrap-anywhere">{result.title}</span>}
      lead={t('attempts.attempt', { number: result.ordinal })}
      actions={
        <Button asChild variant="outline" size="sm">
          <Link href={`/classes/${ids.classId}/assignments/${ids.assignmentId}`}>{t('take.back')}</Link>
        </Button>
      }
      width="reading"
    >
      <PageMessages of={['assignment', 'marking']}>
        <div className="grid gap-8">
          {examId && <Owed actor={actor} examId={examId} />}
          {grading && <GradingWatch done={grading.done} of={grading.of} />}
          <ResultScore result={result} timeZone={timeZone} />
          {receipt && <Receipt receipt={receipt} when={when} />}
          {shown.scores && (
            <PageSection id="comments" title={t('result.comments')}>
              {general.length > 0 && <CommentList comments={general} {...{ viewerId, timeZone }} />}
              {actions && <CommentForm submissionId={submissionId} comment={actions.comment} />}
            </PageSection>
          )}
          {items.map((item) => (
            <ResultItemFrame key={item.id} item={item}>
              {item.question && (
                <ResultQuestion question={item.question} correct={item.correct} score={item.gradedScore} />
              )}
              {item.task && examId && (
                <ResultTask
                  examId={examId}
                  task={item.task}
                  result={item.taskResult}
                  first={item.firstTaskResult}
                  replay={getExamReplayAction}
                />
              )}
              <MarkHistory
                {...{ marks: item.marks, firstScore: item.firstScore, timeZone }}
                worth={item.points}
              />
              {shown.scores && (
                <ItemTalk
                  {...{ submissionId, comments, viewerId, timeZone, ...(actions ? { actions } : {}) }}
                  item={{ ...item, position: item.number - 1 }}
                />
              )}
            </ResultItemFrame>
          ))}
        </div>
      </PageMessages>
    </Page>
  )
}
