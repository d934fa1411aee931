'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import type { ExamSubmission } from '@/lib/exam/exam'
import { Link } from '@/lib/i18n/navigation'
import { attemptPath } from '../attempt-path'
import type { SavingState } from '../saving/exam-saver'

export interface StoppedProps {
  phase: Extract<SavingState['phase'], 'elsewhere' | 'refused'>
  submission: ExamSubmission | null
}

/** In place of an exam that does not go on here. */
export function Stopped({ phase, submission }: StoppedProps) {
  const t = useTranslations(`exam.${phase}`)
  const shared = useTranslations('exam')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      data-exam-stopped={phase}
      className="mx-auto max-w-2xl px-4 py-16 outline-none"
    >
      <h1 className="sr-only">{shared('title')}</h1>
      <EmptyState
        title={t('title')}
        description={t('text')}
        action={
          <>
            <Button onClick={() => window.location.reload()}>{t('goOn')}</Button>
            <Button asChild variant="outline">
              <Link href={submission ? attemptPath(submission) : '/exam'}>
                {shared(submission ? 'assigned.back' : 'toLobby')}
              </Link>
            </Button>
          </>
        }
      />
    </div>
  )
}
