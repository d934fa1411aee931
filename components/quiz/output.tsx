'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { cn } from '@/components/ui/cn'
import { markLines } from '@/lib/quiz/kinds/output'
import { CodeInput } from './code-input'
import { MarkSign, MarkWord } from './mark'
import type { QuestionInput } from './question-input'

/** What a command prints, line by line; afterwards each line is marked. */
export const Output: QuestionInput<'output'> = ({ body, value, onChange, answerKey, disabled }) => {
  const t = useTranslations('review.input')
  if (answerKey) return <MarkedLines text={value?.text ?? ''} right={answerKey.text} />
  return (
    <CodeInput
      label={t('output', { count: body.lines })}
      rows={Math.min(12, Math.max(3, body.lines + 1))}
      maxLength={4000}
      value={value?.text ?? ''}
      disabled={disabled}
      onChange={(text) => onChange(text ? { text } : undefined)}
    />
  )
}

function MarkedLines({ text, right }: { text: string; right: string }) {
  const t = useTranslations('review.input')
  const id = useId()
  const lines = markLines(right, text)
  if (lines.length === 0) return null
  return (
    <div className="grid min-w-0 gap-2">
      <p id={id} className="text-sm font-semibold text-muted-foreground">
        {t('answer')}
      </p>
      <ol
        aria-labelledby={id}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="relative grid overflow-x-auto rounded-md border bg-code py-2 font-mono text-[0.84rem]"
      >
        {lines.map((line, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of an answer never change places
            key={index}
            className={cn(
              'flex min-h-8 items-center gap-3 border-l-4 px-3',
              line.right ? 'border-success bg-success-soft' : 'border-destructive bg-destructive-soft',
            )}
          >
            <MarkSign right={line.right} />
            <span className="whitespace-pre">{line.text}</span>
            <MarkWord right={line.right}>{t(line.right ? 'lineOk' : 'lineNot')}</MarkWord>
          </li>
        ))}
      </ol>
    </div>
  )
}
