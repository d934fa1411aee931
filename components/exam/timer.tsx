import { Clock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import { daysAndClock } from './clock-text'

export interface TimerProps {
  remainingMs: number
  /** Less than this, and the time stands out. */
  shortMs: number
  label: string
  /** To be read out now; '': nothing. */
  said: string
  testId: string
}

/** The time left, ticking. */
export function Timer({ remainingMs, shortMs, label, said, testId }: TimerProps) {
  const t = useTranslations('exam.clock')
  const { days, clock } = daysAndClock(remainingMs)
  return (
    <>
      <p
        role="timer"
        aria-label={label}
        data-testid={testId}
        className={cn(
          'flex items-center gap-1.5 font-mono text-lg font-bold tabular-nums',
          remainingMs <= shortMs && 'text-destructive',
        )}
      >
        <Clock aria-hidden className="size-4" />
        {days > 0 ? t('days', { days, clock }) : clock}
      </p>
      <p aria-live="assertive" className="sr-only">
        {said}
      </p>
    </>
  )
}
