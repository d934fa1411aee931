'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { LabStopped } from '@/components/lab/lab-states'
import { useLab } from '@/components/lab/use-lab'
import { Button } from '@/components/ui/button'
import { withRun } from '@/lib/speed/bests'
import type { SpeedTask } from '@/lib/speed/task'
import type { Recorded, SpeedActions } from './speed-actions'
import { SpeedDesk } from './speed-desk'
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
    <SpeedDesk
      task={task}
      lab={lab}
      run={run}
      counted={t('clock')}
      autoFocus={autoFocus}
      result={
        run.finished && (
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
        )
      }
    >
      {!run.finished && (
        <SpeedHelp
          task={task}
          actions={actions}
          started={run.startedAt !== undefined}
          onAgain={again}
          onSkip={onNext}
        />
      )}
    </SpeedDesk>
  )
}
