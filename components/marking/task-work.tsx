'use client'

import dynamic from 'next/dynamic'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { TaskChecks } from '@/components/exam/review/task-checks'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import type { ExamTaskResult } from '@/lib/exam/exam'
import type { TaskReplayProps } from './task-replay'
import { ThenAndNow } from './then-and-now'

/** Terminals, maps and engines are heavy: they come when somebody wants to look on. */
const TaskReplay = dynamic(() => import('./task-replay').then((module) => module.TaskReplay), {
  ssr: false,
  loading: () => <Skeleton className="h-96" />,
})

export interface TaskWorkProps extends Omit<TaskReplayProps, 'names'> {
  opened: boolean
  result: ExamTaskResult | null
  /** As it was graded at first, where that was another one. */
  first: ExamTaskResult | null
}

/** What became of a task: its checks, and its replay for whoever asks. */
export function TaskWork({ opened, result, first, ...of }: TaskWorkProps) {
  const t = useTranslations('marking.work')
  const locale = useLocale()
  const [replays, setReplays] = useState(false)
  const names = Object.fromEntries((result?.checks ?? []).map((check) => [check.id, check.names[locale]]))
  return (
    <div className="grid gap-4">
      {!opened && <p className="text-muted-foreground">{t('untouched')}</p>}
      {result && <TaskChecks result={result} />}
      {result && first && <ThenAndNow first={first} now={result} />}
      {opened && (
        <Button
          variant="outline"
          aria-expanded={replays}
          onClick={() => setReplays(!replays)}
          className="justify-self-start"
        >
          {t(replays ? 'replayClose' : 'replay')}
        </Button>
      )}
      {replays && <TaskReplay {...of} names={names} />}
    </div>
  )
}
