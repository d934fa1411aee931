'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LabLoading } from '@/components/lab/lab-loading'
import { LabFailure } from '@/components/lab/lab-states'
import { LabTerminal } from '@/components/lab/terminal'
import type { Lab } from '@/components/lab/use-lab'
import { InlineProse } from '@/components/quiz/prose'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import type { SpeedTask } from '@/lib/speed/task'
import { SpeedCounters } from './speed-counters'
import type { SpeedRun } from './use-speed-run'

export interface SpeedDeskProps {
  task: SpeedTask
  lab: Lab
  run: SpeedRun
  /** What the counters count. */
  counted: string
  /** Whether the terminal takes the keyboard at once: for whoever comes from another exercise. */
  autoFocus: boolean
  /** How it went, once the state is reached. */
  result: ReactNode
  /** Below the terminal. */
  children: ReactNode
}

/** A goal, keys and time, and a terminal on a cluster of one's own, until the state is reached. */
export function SpeedDesk({ task, lab, run, counted, autoFocus, result, children }: SpeedDeskProps) {
  return (
    <div className="grid grid-cols-1 gap-5" data-speed-task={task.id}>
      <Goal task={task} counted={counted}>
        <SpeedCounters run={run} />
      </Goal>
      {lab.error && <LabFailure error={lab.error} />}
      {result}
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
      {children}
    </div>
  )
}

function Goal({ task, counted, children }: Pick<SpeedDeskProps, 'task' | 'counted' | 'children'>) {
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
        <p className="text-sm text-muted-foreground">{counted}</p>
      </div>
      {children}
    </Card>
  )
}
