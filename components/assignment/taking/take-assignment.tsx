'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Choice } from '@/components/ui/choice'
import { isComplete } from '@/lib/quiz/check'
import { HintBox } from './hint-box'
import { ItemNav } from './item-nav'
import { QuestionItem } from './question-item'
import { Steps } from './steps'
import type { TakenQuestion, TakenSubmission, TakingActions } from './submission'
import { TakingBar } from './taking-bar'
import { TaskItems } from './task-items'
import { usePlace } from './use-place'
import { useTaking } from './use-taking'
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
  const { id, questions, assignment, examId } = submission
  const { answers, tasks, clock, isEnding, handIn } = useTaking(submission, actions)
  const place = usePlace(submission, () => void answers.flush())
  const [isList, setList] = useState(false)
  const shown = questions.find((question) => question.id === place.current)
  const givenTo = (itemId: string) => answers.of(itemId).response ?? undefined
  useVisible(answers.time, isEnding ? undefined : shown?.id)
  useTakingKeys({
    question: isEnding ? undefined : shown?.variant,
    value: shown && givenTo(shown.id),
    onChange: (value) => shown && answers.change(shown.id, value),
  })
  const done = questions.map((question: TakenQuestion) => ({
    ...question,
    isDone: isComplete(question.variant, givenTo(question.id)),
    isTask: false,
  }))
  const items = isList ? questions : shown ? [shown] : []
  return (
    <div className="grid gap-6">
      {questions.length + tasks.length > 1 && (
        <ItemNav
          items={[...done, ...tasks.map((task) => ({ ...task, isDone: task.done, isTask: true }))]}
          current={place.current}
          onGo={place.goTo}
        />
      )}
      {questions.length > 1 && (
        <Choice
          label={t('list')}
          checked={isList}
          onChange={() => setList(!isList)}
          className="print:hidden"
        />
      )}
      {items.map((question) => (
        <QuestionItem
          key={question.id}
          question={question}
          record={answers.of(question.id)}
          disabled={isEnding}
          isFocused={place.isMoved && question.id === place.current}
          onChange={(value) => answers.change(question.id, value)}
          onAcknowledge={() => answers.acknowledge(question.id)}
          onTouch={() => place.touch(question.id)}
        >
          {assignment.hints && !isEnding && (
            <HintBox {...{ submissionId: id, question, concepts }} hint={actions.hint} />
          )}
        </QuestionItem>
      ))}
      {!isList && questions.length > 1 && <Steps {...place} />}
      {examId && tasks.length > 0 && <TaskItems examId={examId} tasks={tasks} />}
      <TakingBar {...{ clock, isEnding, answers, tasks }} questions={done} onHandIn={handIn} />
    </div>
  )
}
