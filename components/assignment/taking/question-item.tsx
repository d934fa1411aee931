'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { QuestionView } from '@/components/quiz/question-view'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { AnswerRecord } from '../saving/answer-record'
import type { TakenQuestion } from './submission'

export interface QuestionItemProps {
  question: TakenQuestion
  record: AnswerRecord
  disabled: boolean
  /** Gone to by a key or a button: it takes the focus. */
  isFocused: boolean
  onChange(value: unknown): void
  onAcknowledge(): void
  onTouch(): void
  children: ReactNode
}

/** One question with the way to answer it, and what became of an answer that was given elsewhere. */
export function QuestionItem(props: QuestionItemProps) {
  const { question, record, disabled, isFocused, onChange, onAcknowledge, onTouch, children } = props
  const t = useTranslations('assignment.take')
  const format = useFormatter()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (isFocused) heading.current?.focus()
  }, [isFocused])
  const { id, number, points, variant } = question
  const { lost } = record
  return (
    <section
      data-item={id}
      aria-labelledby={`item-${number}`}
      onFocusCapture={onTouch}
      onPointerDownCapture={onTouch}
      className="grid gap-4 rounded-lg border bg-card p-5 sm:p-6 print:break-inside-avoid"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2
          ref={heading}
          id={`item-${number}`}
          tabIndex={-1}
          className="scroll-mt-4 text-lg font-bold outline-none"
        >
          {t('question', { number })}
        </h2>
        <p className="text-sm text-muted-foreground">
          {t('points', { count: points, points: format.number(points, { maximumFractionDigits: 2 }) })}
        </p>
      </div>
      {lost !== undefined && (
        <Alert variant="warning" title={t('newer')}>
          <p>{t('newerText')}</p>
          <div className="mt-3 flex flex-wrap gap-3">
            <Button size="sm" variant="outline" disabled={disabled} onClick={() => onChange(lost)}>
              {t('takeMine')}
            </Button>
            <Button size="sm" variant="ghost" onClick={onAcknowledge}>
              {t('keepNewer')}
            </Button>
          </div>
        </Alert>
      )}
      <QuestionView
        question={variant}
        value={record.response ?? undefined}
        onChange={onChange}
        disabled={disabled}
      />
      {children}
    </section>
  )
}
