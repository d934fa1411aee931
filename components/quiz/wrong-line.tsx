'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { cn } from '@/components/ui/cn'
import { linesOf } from '@/lib/quiz/kinds/wrong-line'
import { MarkSign, MarkWord } from './mark'
import { markFrame } from './mark-frame'
import type { QuestionInput } from './question-input'

/** A listing with numbered lines, of which one is chosen. */
export const WrongLine: QuestionInput<'wrong-line'> = ({ body, value, onChange, answerKey, disabled }) => {
  const t = useTranslations('review.input')
  const name = useId()
  const lines = linesOf(body.text).map((text, index) => ({ number: index + 1, text }))
  const width = String(lines.length).length
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 text-sm font-semibold text-muted-foreground">{t('line')}</legend>
      <div
        // Once its lines can no longer be chosen, this is how a keyboard scrolls it.
        tabIndex={disabled ? 0 : undefined}
        className="relative overflow-x-auto rounded-md border bg-code py-2"
      >
        <div className="grid w-max min-w-full">
          {lines.map(({ number, text }) => {
            const chosen = value?.line === number
            const right = answerKey?.lines.includes(number)
            const mark = right || chosen ? right : undefined
            return (
              <label
                key={number}
                className={cn(
                  'flex min-h-11 cursor-pointer sm:pointer-fine:min-h-8 items-center gap-3 border-l-4 pr-4 font-mono text-[0.84rem]',
                  'has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-mark',
                  answerKey === undefined &&
                    'hover:bg-accent has-checked:border-foreground has-checked:bg-accent',
                  markFrame(mark, 'border-transparent'),
                )}
              >
                <input
                  type="radio"
                  className="sr-only"
                  name={name}
                  checked={chosen}
                  disabled={disabled}
                  aria-label={t('lineNumber', { number, text: text.trim() })}
                  onChange={() => onChange({ line: number })}
                />
                <span
                  aria-hidden
                  className="tabular shrink-0 pl-2 text-right text-muted-foreground"
                  style={{ width: `${width + 2}ch` }}
                >
                  {number}
                </span>
                {answerKey && <MarkSign right={mark} />}
                <span aria-hidden className="whitespace-pre">
                  {text}
                </span>
                {mark === true && <MarkWord right>{t(chosen ? 'right' : 'lineRight')}</MarkWord>}
                {mark === false && <MarkWord right={false}>{t('yoursWrong')}</MarkWord>}
              </label>
            )
          })}
        </div>
      </div>
    </fieldset>
  )
}
