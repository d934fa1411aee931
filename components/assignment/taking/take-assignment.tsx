'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { EXAM_KEYS, useExamKeys } from '@/components/exam/running/use-exam-keys'
import { useServerClock } from '@/components/exam/use-server-clock'
import { useServerWatch } from '@/components/exam/use-server-watch'
import { Button } from '@/components/ui/button'
import { Choice } from '@/components/ui/choice'
import { useRouter } from '@/lib/i18n/navigation'
import { isComplete } from '@/lib/quiz/check'
import { HintBox } from './hint-box'
import { ItemNav } from './item-nav'
import { QuestionItem } from './question-item'
import type { TakenQuestion, TakenSubmission, TakenTask, TakingActions } from './submission'
import { TakingBar } from './taking-bar'
import { TaskItems } from './task-items'
import { useAnswers } from './use-answers'
import { useEnding } from './use-ending'
import { useTakingKeys } from './use-taking-keys'
import { useVisible } from './use-visible'

export interface TakeAssignmentProps {
  submission: TakenSubmission
  /** Titles of the pages that hints lead to. */
  concepts: Readonly<Record<string, string>>
  actions: TakingActions
}

/** An attempt under way: its questions, its tasks, the time, and the way to hand in. */
export function TakeAssignment({ submission, concepts, actions }: TakeAssignmentProps) {
  const t = useTranslations('assignment.take')
  const router = useRouter()
  const { id, questions, assignment } = submission
  const [dueAt, setDueAt] = useState(submission.dueAt)
  const [tasks, setTasks] = useState(submission.tasks)
  const answers = useAnswers(submission, actions.save)
  const clock = useServerClock({ serverNow: submission.serverNow, closesAt: dueAt })
  const isEnding = useEnding(submission, clock.remainingMs === 0, answers, actions.handIn)

  const isAnswered = ({ id: itemId, variant }: TakenQuestion) =>
    isComplete(variant, answers.of(itemId).response ?? undefined)
  const [current, setCurrent] = useState(() => firstOpen(questions))
  const [isMoved, setMoved] = useState(false)
  const [isList, setList] = useState(false)
  const shown = questions.find((question) => question.id === current)
  useVisible(answers.time, isEnding ? undefined : shown?.id)

  const follow = useCallback(() => actions.follow({ submissionId: id }), [actions, id])
  useServerWatch(
    follow,
    (now) => {
      clock.set(now.serverNow)
      if (now.dueAt.getTime() !== dueAt.getTime()) setDueAt(now.dueAt)
      answers.look(now)
      setTasks((before) => before.map((task) => ({ ...task, ...taskOf(now.items, task.id) })))
      if (now.isOver) router.refresh()
    },
    { atOnce: true },
  )
  const goTo = (itemId: string | undefined) => {
    if (!itemId) return
    void answers.flush()
    setCurrent(itemId)
    setMoved(true)
    if (tasks.some((task) => task.id === itemId)) document.getElementById('tasks')?.focus()
  }
  const at = questions.findIndex((question) => question.id === current)
  const [previous, next] = [
    questions[at - 1]?.id,
    questions[at + 1]?.id ?? (at >= 0 ? tasks[0]?.id : undefined),
  ]
  useExamKeys({ onNext: () => goTo(next), onPrevious: () => goTo(previous) })
  useTakingKeys({
    question: isEnding ? undefined : shown?.variant,
    value: shown && (answers.of(shown.id).response ?? undefined),
    onChange: (value) => shown && answers.change(shown.id, value),
  })
  useEffect(() => {
    if (isList && isMoved && current) document.querySelector(`[data-item="${current}"]`)?.scrollIntoView()
  }, [isList, isMoved, current])

  const items = isList ? questions : shown ? [shown] : questions.slice(0, 1)
  return (
    <div className="grid gap-6">
      {questions.length + tasks.length > 1 && (
        <div className="grid gap-2">
          <ItemNav
            items={[
              ...questions.map((question) => ({ ...question, isDone: isAnswered(question), isTask: false })),
              ...tasks.map((task) => ({ ...task, isDone: task.done, isTask: true })),
            ]}
            current={current}
            onGo={goTo}
          />
          {questions.length > 1 && (
            <Choice
              label={t('list')}
              checked={isList}
              onChange={() => setList(!isList)}
              className="print:hidden"
            />
          )}
        </div>
      )}
      {items.map((question) => (
        <QuestionItem
          key={question.id}
          question={question}
          record={answers.of(question.id)}
          disabled={isEnding}
          isFocused={isMoved && question.id === current}
          onChange={(value) => answers.change(question.id, value)}
          onAcknowledge={() => answers.acknowledge(question.id)}
          onTouch={() => current !== question.id && setCurrent(question.id)}
        >
          {assignment.hints && !isEnding && (
            <HintBox {...{ submissionId: id, question, concepts }} hint={actions.hint} />
          )}
        </QuestionItem>
      ))}
      {!isList && questions.length > 1 && <Steps onPrevious={previous} onNext={next} goTo={goTo} />}
      {submission.examId && tasks.length > 0 && <TaskItems examId={submission.examId} tasks={tasks} />}
      <TakingBar
        {...{ clock, isEnding, answers }}
        questions={questions.map((question) => ({ ...question, isDone: isAnswered(question) }))}
        tasks={tasks}
        onHandIn={async () => {
          const result = await actions.handIn({ submissionId: id }).catch(() => undefined)
          const isDone =
            result?.ok || result?.code === 'ALREADY_HANDED_IN' || result?.code === 'ALREADY_CLOSED'
          if (!isDone) return result?.code ?? 'INTERNAL'
          answers.forget()
          router.refresh()
          return undefined
        }}
      />
    </div>
  )
}

/** Where one goes on: with the first question that has no answer. */
const firstOpen = (questions: readonly TakenQuestion[]) =>
  (questions.find(({ response }) => response === null) ?? questions[0])?.id

function taskOf(
  items: readonly { id: string; task: Pick<TakenTask, 'opened' | 'done'> | null }[],
  id: string,
): Partial<TakenTask> {
  return items.find((item) => item.id === id)?.task ?? {}
}

interface StepsProps {
  onPrevious: string | undefined
  onNext: string | undefined
  goTo(id: string | undefined): void
}

function Steps({ onPrevious, onNext, goTo }: StepsProps) {
  const t = useTranslations('assignment.take')
  return (
    <div className="flex flex-wrap justify-between gap-3 print:hidden">
      <Button
        variant="outline"
        disabled={!onPrevious}
        aria-keyshortcuts={EXAM_KEYS.previous}
        title={EXAM_KEYS.previous}
        onClick={() => goTo(onPrevious)}
      >
        <ChevronLeft aria-hidden />
        {t('previous')}
      </Button>
      <Button
        disabled={!onNext}
        aria-keyshortcuts={EXAM_KEYS.next}
        title={EXAM_KEYS.next}
        onClick={() => goTo(onNext)}
      >
        {t('next')}
        <ChevronRight aria-hidden />
      </Button>
    </div>
  )
}
