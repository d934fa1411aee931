'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect } from 'react'
import { Timer } from '@/components/exam/timer'
import { useServerClock } from '@/components/exam/use-server-clock'
import { useServerWatch } from '@/components/exam/use-server-watch'
import { Alert } from '@/components/ui/alert'
import type { RunningSprint } from '@/lib/speed/sprint'
import { EndNow, EndSprint } from './end-sprint'
import type { SprintActions } from './sprint-actions'
import { SprintEnding } from './sprint-ending'
import { SprintExercise } from './sprint-exercise'
import { SprintResultView, type SprintResultViewProps } from './sprint-result-view'
import { SprintSaving } from './sprint-saving'
import { useSprint } from './use-sprint'
import { useSprintEnd } from './use-sprint-end'

const SHORT_MS = 60_000

export interface SprintRunnerProps extends Pick<SprintResultViewProps, 'start'> {
  sprint: RunningSprint
  actions: SprintActions
}

/** A sprint under way: one exercise after another until the time is over. */
export function SprintRunner({ sprint, actions, start }: SprintRunnerProps) {
  const t = useTranslations('speed.sprint')
  const clock = useServerClock(sprint)
  const { course, uncounted, sending, flush, done, skip, next, told } = useSprint(sprint, actions)
  const hear = (view: RunningSprint) => {
    clock.set(view.serverNow)
    told(view)
  }
  const { phase, result, show, finish, end } = useSprintEnd({
    ...{ sprintId: sprint.id, actions, flush },
    onGoesOn: hear,
  })
  const get = useCallback(() => actions.get({ sprintId: sprint.id }), [actions, sprint.id])
  useServerWatch(get, (view) => (view.over ? show(view) : hear(view)), { atOnce: true })
  const isOver = clock.remainingMs === 0
  useEffect(() => {
    if (isOver) void finish()
  }, [isOver, finish])

  if (result) return <SprintResultView result={result} uncounted={uncounted} start={start} />
  if (phase !== 'running') return <SprintEnding phase={phase} waiting={sending.waiting} onAgain={finish} />
  const task = sprint.tasks.find(({ id }) => id === course.current)
  const refused = sprint.tasks.find(({ id }) => id === course.refused)
  return (
    <div className="grid grid-cols-1 gap-5" data-sprint="running">
      <div className="sticky top-16 z-10 flex flex-wrap items-center justify-between gap-x-5 gap-y-2 border-b bg-background py-2">
        <Timer
          remainingMs={clock.remainingMs}
          shortMs={SHORT_MS}
          label={t('left')}
          said={clock.announced === undefined ? '' : t('leftMinutes', { minutes: clock.announced })}
          testId="sprint-clock"
        />
        <p className="tabular font-semibold" data-testid="sprint-solved">
          {t('solved', { count: course.done.size })}
        </p>
        <EndSprint onEnd={end} />
      </div>
      <SprintSaving sending={sending} solved={course.done.size} />
      {refused && <Alert variant="warning">{t('refused', { title: refused.title })}</Alert>}
      {task ? (
        <SprintExercise
          key={course.turn}
          task={task}
          first={course.turn === 1}
          onDone={done}
          onNext={next}
          onSkip={skip}
        />
      ) : (
        <div className="grid justify-items-start gap-4">
          <p className="text-lg font-bold">{t('allDone')}</p>
          <EndNow label={t('toResult')} onEnd={end} />
        </div>
      )}
    </div>
  )
}
