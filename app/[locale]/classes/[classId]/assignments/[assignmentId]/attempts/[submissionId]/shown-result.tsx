import { notFound } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import { Receipt } from '@/components/assignment/receipt'
import { CommentList } from '@/components/assignment/result/comment-list'
import { GradingWatch } from '@/components/assignment/result/grading-watch'
import { MarkList } from '@/components/assignment/result/mark-list'
import { ResultItemFrame } from '@/components/assignment/result/result-item-frame'
import { ResultQuestion } from '@/components/assignment/result/result-question'
import { ResultScore } from '@/components/assignment/result/result-score'
import { ResultTask } from '@/components/assignment/result/result-task'
import { Page } from '@/components/layout/page'
import { PageMessages } from '@/components/layout/page-messages'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import { getExamReplayAction } from '@/lib/server/actions/exams'
import type { UserActor } from '@/lib/server/actor'
import { getMyResult } from '@/lib/server/operations/assignments/get-my-result'
import { orNotFound } from '../../../../../load'
import { shownItem } from '../../shown-item'

export interface ShownResultProps {
  actor: UserActor
  timeZone: string
  ids: { classId: string; assignmentId: string; submissionId: string }
}

/** An attempt that was handed in: the receipt, and how it went as far as that is shown. */
export async function ShownResult({ actor, timeZone, ids }: ShownResultProps) {
  const t = await getTranslations('assignment')
  const format = await getFormatter()
  const { submissionId } = ids
  const found = await orNotFound(getMyResult(actor, { submissionId }))
  if (found.classId !== ids.classId || found.assignmentId !== ids.assignmentId) notFound()
  const result = { ...found, items: found.items.map(shownItem) }
  const { grading, comments, items, receipt, handedInAt, examId } = result
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
      <PageMessages of={['assignment']}>
        <div className="grid gap-8">
          {grading && <GradingWatch done={grading.done} of={grading.of} />}
          <ResultScore result={result} timeZone={timeZone} />
          {receipt && <Receipt receipt={receipt} when={when} />}
          <CommentList comments={comments.filter(({ itemId }) => !itemId)} timeZone={timeZone} />
          {items.map((item) => (
            <ResultItemFrame key={item.id} item={item}>
              {item.question && (
                <ResultQuestion question={item.question} correct={item.correct} score={item.firstScore} />
              )}
              {item.task && examId && (
                <ResultTask
                  examId={examId}
                  task={item.task}
                  result={item.taskResult}
                  replay={getExamReplayAction}
                />
              )}
              <MarkList item={item} timeZone={timeZone} />
              <CommentList
                comments={comments.filter(({ itemId }) => itemId === item.id)}
                timeZone={timeZone}
              />
            </ResultItemFrame>
          ))}
        </div>
      </PageMessages>
    </Page>
  )
}
