'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { LabLoading } from '@/components/lab/lab-loading'
import { LabFailure, LabStopped } from '@/components/lab/lab-states'
import { LabTerminal } from '@/components/lab/terminal'
import { useLab } from '@/components/lab/use-lab'
import { InlineProse } from '@/components/quiz/prose'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { withRun } from '@/lib/speed/bests'
import type { SpeedTask } from '@/lib/speed/task'
import type { Recorded, SpeedActions } from './speed-actions'
import { SpeedCounters } from './speed-counters'
import { SpeedHelp } from './speed-help'
import { SpeedResult } from './speed-result'
import { useDoneKeys } from './use-done-keys'
import { useRecord } from './use-record'
import { type FinishedRun, useSpeedRun } from './use-speed-run'

export interface SpeedTrainerProps {
  task: SpeedTask
  actions: SpeedActions
  /** Whether the terminal takes the keyboard at once: for whoever comes from another exercise. */
  autoFocus?: boolean
  /** What comes after this exercise, and how that is called. */
  onNext?: (() => void) | undefined
  nextLabel?: string
  onFinished?(run: FinishedRun): void
  onRecorded?(recorded: Recorded): void
}

/** A goal, a terminal on a cluster of one's own, keys and time; and when the state is reached, how it went. */
export function SpeedTrainer(props: SpeedTrainerProps) {
  const { actions, autoFocus = false, onNext, nextLabel, onFinished, onRecorded } = props
  // The page may be rendered anew, with another seed, when an action makes somebody a visitor: the cluster stays.
  const [task] = useState(props.task)
  const t = useTranslations('speed')
  const lab = useLab(task.scenario, task.seed)
  const run = useSpeedRun(lab, task)
  const [bests, setBests] = useState({ now: task.bests, before: task.bests })
  const keep = useCallback(
    (recorded: Recorded) => {
      if (recorded.run.confirmed) setBests(({ now }) => ({ before: now, now: withRun(now, recorded.run) }))
      onRecorded?.(recorded)
    },
    [onRecorded],
  )
  const sent = useRecord(run.finished, task, actions, keep)
  useEffect(() => {
    if (run.finished) onFinished?.(run.finished)
  }, [run.finished, onFinished])
  const again = useCallback(() => {
    setBests(({ now }) => ({ now, before: now }))
    void run.again()
  }, [run.again])
  useDoneKeys(run.finished !== undefined, { onAgain: again, onNext })

  if (lab.phase === 'stopped') return <LabStopped lab={lab} />
  return (
    <div className="grid grid-cols-1 gap-5" data-speed-task={task.id}>
      <Goal task={task}>
        <SpeedCounters run={run} />
      </Goal>
      {lab.error && <LabFailure error={lab.error} />}
      {run.finished && (
        <SpeedResult
          finished={run.finished}
          sent={sent}
          // Until the server has answered, the run is in none of them.
          before={sent.recorded ? bests.before : bests.now}
        >
          <Button onClick={again}>
            {t('again')} <kbd aria-hidden>R</kbd>
          </Button>
          {onNext && (
            <Button variant="mark" onClick={onNext}>
              {nextLabel} <kbd aria-hidden>N</kbd>
            </Button>
          )}
        </SpeedResult>
      )}
      <div inert={run.finished !== undefined} className="grid h-[50dvh] min-h-72 inert:opacity-60">
        {lab.phase === 'loading' ? (
          <LabLoading />
        ) : (
          <LabTerminal
            key={run.attempt}
            lab={lab}
            autoFocus={autoFocus || run.attempt > 0}
            onTyped={run.typed}
          />
        )}
      </div>
      {!run.finished && (
        <SpeedHelp
          task={task}
          actions={actions}
          started={run.startedAt !== undefined}
          onAgain={again}
          onSkip={onNext}
        />
      )}
    </div>
  )
}

function Goal({ task, children }: { task: SpeedTask; children: ReactNode }) {
  const t = useTranslations('speed')
  return (
    <Card className="grid items-start gap-x-8 gap-y-4 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="grid gap-2">
        <h2 className="flex flex-wrap items-center gap-2 text-sm font-semibold text-muted-foreground">
          {t('goal')} <Badge variant="outline">{t('level', { level: task.level })}</Badge>
        </h2>
        <p className="text-lg leading-relaxed" data-speed-goal>
          <InlineProse text={task.goal} />
        </p>
        <p className="text-sm text-muted-foreground">{t('clock')}</p>
      </div>
      {children}
    </Card>
  )
}
