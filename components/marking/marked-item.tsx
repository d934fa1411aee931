import { useLocale, useTranslations } from 'next-intl'
import { ResultQuestion } from '@/components/assignment/result/result-question'
import type { CitedAnswer } from '@/lib/quiz/cited-answer'
import type { PublicVariant } from '@/lib/quiz/render'
import { CommentForm } from './comment-form'
import { CommentList } from './comment-list'
import { DisputeView } from './dispute-view'
import { ItemBadges } from './item-badges'
import { MarkForm } from './mark-form'
import { MarkHistory } from './mark-history'
import type { MarkingActions } from './marking-actions'
import { ResolveForm } from './resolve-form'
import type { MarkedItemView, SubmissionView } from './submission-view'
import { TaskWork } from './task-work'

export interface MarkedItemProps {
  work: SubmissionView
  item: MarkedItemView
  timeZone: string
  actions: MarkingActions
}

/** One question or task of a submission for its instructor: what was answered, what it brought, and what to do about it. */
export function MarkedItem({ work, item, timeZone, actions }: MarkedItemProps) {
  const t = useTranslations('marking')
  const locale = useLocale()
  const { id, position, task, marks, points } = item
  const variant = item.variant as unknown as PublicVariant | null
  const title = task?.titles[locale] ?? variant?.text[locale].title ?? ''
  const heading = `item-${id}`
  const canMark = !work.isArchived && work.gradedAt !== null
  return (
    <article aria-labelledby={heading} className="grid gap-5 rounded-lg border bg-card p-5">
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-2">
        <h3 id={heading} className="scroll-mt-24 font-bold">
          {t('item', { number: position + 1, title })}
        </h3>
        <ItemBadges item={item} />
      </header>
      <ItemWork work={work} item={item} actions={actions} />
      <MarkHistory marks={marks} firstScore={item.firstScore} worth={points} timeZone={timeZone} />
      {canMark && (
        <MarkForm
          key={marks.length}
          submissionId={work.id}
          itemId={id}
          worth={points}
          points={(item.score ?? 0) * points}
          marked={marks.at(-1)?.score != null}
          actions={{ mark: actions.mark, takeBack: actions.takeBack }}
        />
      )}
      <ItemDisputes work={work} item={item} timeZone={timeZone} actions={actions} />
      <ItemComments work={work} item={item} timeZone={timeZone} actions={actions} />
    </article>
  )
}

function ItemWork({ work, item, actions }: Omit<MarkedItemProps, 'timeZone'>) {
  const { task, taskResult, firstTaskResult, solution } = item
  if (task)
    return (
      <TaskWork
        submissionId={work.id}
        itemId={item.id}
        opened={task.opened}
        result={taskResult}
        first={firstTaskResult}
        actions={{ replay: actions.replay, moments: actions.moments }}
      />
    )
  if (!solution) return null
  const { misconceptions = [], output } = (solution.details ?? {}) as {
    misconceptions?: string[]
    output?: string
  }
  const answer = Object.assign({}, solution.key, solution.explanation) as unknown as CitedAnswer
  return (
    <ResultQuestion
      question={{
        variant: item.variant as unknown as PublicVariant,
        response: item.response,
        solution: { answer, misconceptions, ...(output === undefined ? {} : { output }) },
      }}
      correct={item.correct}
      score={item.gradedScore}
    />
  )
}

function ItemDisputes({ work, item, timeZone, actions }: MarkedItemProps) {
  const locale = useLocale()
  const names = new Map(item.taskResult?.checks.map((check) => [check.id, check.names[locale]]))
  return item.disputes.map((dispute) => (
    <div key={dispute.id} className="grid gap-3">
      <DisputeView dispute={dispute} checkName={names.get(dispute.checkId ?? '')} timeZone={timeZone} />
      {dispute.status === 'OPEN' && !work.isArchived && (
        <ResolveForm
          submissionId={work.id}
          disputeId={dispute.id}
          worth={item.points}
          resolve={actions.resolve}
        />
      )}
    </div>
  ))
}

function ItemComments({ work, item, timeZone, actions }: MarkedItemProps) {
  const t = useTranslations('marking.comments')
  const about = work.comments.filter(({ itemId }) => itemId === item.id)
  const number = item.position + 1
  return (
    <>
      {about.length > 0 && <CommentList comments={about} viewerId={work.viewerId} timeZone={timeZone} />}
      {!work.isArchived && (
        <details>
          <summary className="w-fit text-sm font-semibold">{t('labelItem', { number })}</summary>
          <div className="mt-3">
            <CommentForm submissionId={work.id} item={{ id: item.id, number }} comment={actions.comment} />
          </div>
        </details>
      )}
    </>
  )
}
