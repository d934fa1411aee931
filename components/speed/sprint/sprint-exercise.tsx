'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useExamKeys } from '@/components/exam/running/use-exam-keys'
import { LabStopped } from '@/components/lab/lab-states'
import { useLab } from '@/components/lab/use-lab'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { SpeedTask } from '@/lib/speed/task'
import { SpeedDesk } from '../speed-desk'
import { useDoneKeys } from '../use-done-keys'
import { type FinishedRun, useSpeedRun } from '../use-speed-run'
import { useTimeText } from '../use-time-text'

export interface SprintExerciseProps {
  task: SpeedTask
  /** Whether it is the first on this page. */
  first: boolean
  onDone(task: SpeedTask, run: FinishedRun): void
  onNext(): void
  onSkip(id: string): void
}

/** One exercise of a sprint: how it is done stays hidden until the sprint is over. */
export function SprintExercise({ task: given, first, onDone, onNext, onSkip }: SprintExerciseProps) {
  const [task] = useState(given)
  const t = useTranslations('speed')
  const lab = useLab(task.scenario, task.seed)
  const run = useSpeedRun(lab, task)
  const { finished } = run
  useEffect(() => {
    if (finished) onDone(task, finished)
  }, [finished, task, onDone])
  const skip = () => onSkip(task.id)
  useDoneKeys(finished !== undefined, { onNext })
  useExamKeys({ onNext: finished ? onNext : skip })
  const skipButton = (
    <Button variant="outline" onClick={skip}>
      {t('skip')}
    </Button>
  )
  if (lab.phase === 'stopped')
    return (
      <div className="grid justify-items-start gap-4">
        <LabStopped lab={lab} />
        {skipButton}
      </div>
    )
  return (
    <SpeedDesk
      task={task}
      lab={lab}
      run={run}
      counted={t('sprint.counted')}
      autoFocus={!first}
      result={finished && <Solved run={finished} onNext={onNext} />}
    >
      {!finished && (
        <div className="flex flex-wrap items-center gap-3">
          {skipButton}
          <Button variant="ghost" disabled={run.startedAt === undefined} onClick={() => void run.again()}>
            {t('startOver')}
          </Button>
          <p className="text-sm text-muted-foreground pointer-coarse:hidden">{t('sprint.keys')}</p>
        </div>
      )}
    </SpeedDesk>
  )
}

function Solved({ run: { keystrokes, durationMs }, onNext }: { run: FinishedRun; onNext(): void }) {
  const t = useTranslations('speed')
  const timeText = useTimeText()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <Card className="flex flex-wrap items-center justify-between gap-4" data-speed-done>
      <h2 ref={heading} tabIndex={-1} className="text-xl font-bold outline-none">
        {t('done.title', { keys: keystrokes, time: timeText(durationMs) })}
      </h2>
      <Button variant="mark" onClick={onNext}>
        {t('next')} <kbd aria-hidden>N</kbd>
      </Button>
    </Card>
  )
}
