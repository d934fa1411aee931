'use client'

import { useTranslations } from 'next-intl'
import { ExamTimer } from '@/components/exam/running/exam-timer'
import type { Remaining } from '@/components/exam/use-server-clock'
import { Alert } from '@/components/ui/alert'
import type { AppErrorCode } from '@/lib/errors/app-error'
import { HandInDialog } from './hand-in-dialog'
import { SavingLine } from './saving-line'
import type { TakenTask } from './submission'
import type { Answers } from './use-answers'

export interface TakingBarProps {
  clock: Remaining
  isEnding: boolean
  answers: Answers
  questions: readonly { number: number; isDone: boolean }[]
  tasks: readonly TakenTask[]
  onHandIn(): Promise<AppErrorCode | undefined>
}

/** Always in sight: the time left, what is answered, whether it is saved, and the way to hand in. */
export function TakingBar({ clock, isEnding, answers, questions, tasks, onHandIn }: TakingBarProps) {
  const t = useTranslations('assignment.take')
  const unanswered = questions.filter(({ isDone }) => !isDone).map(({ number }) => number)
  const undone = tasks.filter(({ done }) => !done).map(({ number }) => number)
  const total = questions.length + tasks.length
  const { phase, owed } = answers
  return (
    <div className="sticky bottom-16 z-10 grid gap-3 rounded-lg border bg-card p-4 shadow-lg md:bottom-4 print:hidden">
      {isEnding && (
        <Alert variant="warning" title={t('over')}>
          {t(owed.length > 0 ? 'overSending' : 'overText', { count: owed.length })}
        </Alert>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-5 gap-y-2">
        <ExamTimer clock={clock} />
        <div className="mr-auto text-sm">
          <p className="font-semibold">
            {t('progress', { done: total - unanswered.length - undone.length, total })}
          </p>
          <SavingLine phase={phase} owed={owed.length} />
        </div>
        {!isEnding && (
          <HandInDialog {...{ unanswered, undone, onHandIn }} owed={owed.length} onSend={answers.flush} />
        )}
      </div>
    </div>
  )
}
