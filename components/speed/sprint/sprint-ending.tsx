import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { SprintPhase } from './use-sprint-end'

export interface SprintEndingProps {
  phase: SprintPhase
  /** Runs that the server has not answered. */
  waiting: number
  onAgain(): void
}

/** The time is over, and what it came to is on its way. */
export function SprintEnding({ phase, waiting, onAgain }: SprintEndingProps) {
  const t = useTranslations('speed.sprint.ending')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="grid justify-items-start gap-4" data-sprint={phase}>
      <h2 ref={heading} tabIndex={-1} className="text-xl font-bold outline-none">
        {t('title')}
      </h2>
      {phase === 'lost' ? (
        <>
          <Alert variant="warning">{t('lost', { count: waiting })}</Alert>
          <Button onClick={onAgain}>{t('again')}</Button>
        </>
      ) : (
        <p role="status" className="text-muted-foreground">
          {t('fetching')}
        </p>
      )}
    </div>
  )
}
