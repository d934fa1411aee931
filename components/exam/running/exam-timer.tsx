'use client'

import { Clock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import { clockText } from '../clock-text'
import type { ExamClock } from './use-exam-clock'

/** Less than this, and the time stands out. */
const SHORT_MS = 5 * 60_000

/** The time left; read out when it becomes little. */
export function ExamTimer({ clock: { remainingMs, announced } }: { clock: ExamClock }) {
  const t = useTranslations('exam.clock')
  return (
    <>
      <p
        role="timer"
        aria-label={t('label')}
        data-testid="exam-clock"
        className={cn(
          'flex items-center gap-1.5 font-mono text-lg font-bold tabular-nums',
          remainingMs <= SHORT_MS && 'text-destructive',
        )}
      >
        <Clock aria-hidden className="size-4" />
        {clockText(remainingMs)}
      </p>
      <p aria-live="assertive" className="sr-only">
        {announced !== undefined && t('left', { minutes: announced })}
      </p>
    </>
  )
}
