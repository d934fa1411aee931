'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useState } from 'react'
import { Progress } from '@/components/ui/progress'
import { fewestKeys } from '@/lib/speed/reference'
import type { RoundResult } from '@/lib/speed/round'
import type { SpeedTask } from '@/lib/speed/task'
import { RoundDone } from './round-done'
import type { Recorded, SpeedActions } from './speed-actions'
import { SpeedTrainer } from './speed-trainer'
import type { FinishedRun } from './use-speed-run'

export interface SpeedRoundProps {
  tasks: readonly SpeedTask[]
  actions: SpeedActions
  /** Another round of the same kind. */
  onMore(): void
}

/** Exercises in a row, and what they came to. Of an exercise done several times the last run counts. */
export function SpeedRound({ tasks, actions, onMore }: SpeedRoundProps) {
  const t = useTranslations('speed.round')
  const [at, setAt] = useState(0)
  const [results, setResults] = useState<Record<string, RoundResult>>({})
  const task = tasks[at]

  const finished = useCallback(
    ({ keystrokes, durationMs }: FinishedRun) => {
      if (!task) return
      const { id, title } = task
      const before = task.bests
      setResults((all) => ({ ...all, [id]: { id, title, keystrokes, durationMs, before } }))
    },
    [task],
  )
  const recorded = useCallback(
    ({ run, reference }: Recorded) => {
      if (!task) return
      const { id } = task
      setResults((all) => {
        const result = all[id]
        // What arrives late belongs to a run before.
        if (!result || result.keystrokes !== run.keystrokes || result.durationMs !== run.durationMs)
          return all
        return { ...all, [id]: { ...result, recorded: { run, fewestKeys: fewestKeys(reference) } } }
      })
    },
    [task],
  )

  if (!task) return <RoundDone results={tasks.flatMap(({ id }) => results[id] ?? [])} onMore={onMore} />
  const isLast = at === tasks.length - 1
  return (
    <div className="grid grid-cols-1 gap-5">
      <div className="grid gap-1.5">
        <p className="tabular flex flex-wrap justify-between gap-x-4 text-sm">
          <span className="font-semibold">{task.title}</span>
          <span className="text-muted-foreground">{t('at', { at: at + 1, of: tasks.length })}</span>
        </p>
        <Progress value={at} max={tasks.length} label={t('progress')} />
      </div>
      <SpeedTrainer
        key={task.id}
        task={task}
        actions={actions}
        autoFocus={at > 0}
        onNext={() => setAt(at + 1)}
        nextLabel={t(isLast ? 'finish' : 'next')}
        onFinished={finished}
        onRecorded={recorded}
      />
    </div>
  )
}
