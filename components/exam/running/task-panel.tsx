'use client'

import { ChevronLeft, ChevronRight, Flag } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Choice } from '@/components/ui/choice'
import type { ExamTaskView } from '@/lib/exam/exam'
import { CopyName } from './copy-name'
import { EXAM_KEYS } from './use-exam-keys'

export interface TaskPanelProps {
  task: Pick<ExamTaskView, 'position' | 'weight' | 'minutes' | 'host'>
  /** How many there are. */
  of: number
  text: ReactNode
  flagged: boolean
  done: boolean
  zoom: number
  onFlag(): void
  onDone(): void
  onNext(): void
  onPrevious(): void
}

/** What is to be done, and where. */
export function TaskPanel({ task, of, text, zoom, ...rest }: TaskPanelProps) {
  const t = useTranslations('exam.tasks')
  const heading = useRef<HTMLHeadingElement>(null)
  const { position, weight, minutes, host } = task
  const shown = useRef(position)
  useEffect(() => {
    if (shown.current === position) return
    shown.current = position
    // Whoever is typing goes on typing; it is read out all the same.
    if (!document.activeElement?.closest('[data-exam-terminal]')) heading.current?.focus()
  }, [position])
  return (
    <section aria-labelledby="exam-task" className="grid content-start gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 ref={heading} id="exam-task" tabIndex={-1} className="text-lg font-bold outline-none">
          {t('task', { number: position })}
        </h2>
        <p className="text-sm text-muted-foreground">
          {t('weight', { percent: weight })} · {t('minutes', { count: minutes })}
        </p>
      </div>
      <div style={{ zoom }} className="grid gap-4">
        <p className="rounded-md border-l-4 border-info bg-info-soft px-3 py-2 text-sm">
          {t('logIn')} <CopyName text={`ssh ${host}`} />
        </p>
        {text}
      </div>
      <TaskControls task={task} of={of} {...rest} />
    </section>
  )
}

function TaskControls({
  task: { position },
  of,
  flagged,
  done,
  onFlag,
  onDone,
  onNext,
  onPrevious,
}: Omit<TaskPanelProps, 'text' | 'zoom'>) {
  const t = useTranslations('exam.tasks')
  return (
    <div className="grid gap-3 border-t pt-4">
      <Choice label={t('markDone')} checked={done} onChange={onDone} />
      <div className="flex flex-wrap gap-2">
        <Button
          variant="outline"
          aria-pressed={flagged}
          aria-keyshortcuts={EXAM_KEYS.flag}
          title={EXAM_KEYS.flag}
          onClick={onFlag}
        >
          <Flag aria-hidden className={flagged ? 'fill-mark text-mark' : ''} />
          {t(flagged ? 'unflag' : 'flag')}
        </Button>
        <Button
          variant="outline"
          disabled={position === 1}
          aria-keyshortcuts={EXAM_KEYS.previous}
          title={EXAM_KEYS.previous}
          onClick={onPrevious}
        >
          <ChevronLeft aria-hidden />
          {t('previous')}
        </Button>
        <Button
          disabled={position === of}
          aria-keyshortcuts={EXAM_KEYS.next}
          title={EXAM_KEYS.next}
          onClick={onNext}
        >
          {t('next')}
          <ChevronRight aria-hidden />
        </Button>
      </div>
      <p className="hidden text-xs text-muted-foreground lg:block">{t('keys', EXAM_KEYS)}</p>
    </div>
  )
}
