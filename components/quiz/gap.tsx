'use client'

import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import { type GapPart, gapLines } from '@/lib/quiz/kinds/gap'
import type { QuestionInput } from './question-input'

const field =
  'mx-0.5 inline-block h-11 rounded-sm sm:pointer-fine:h-9 border border-input bg-card px-1.5 font-mono text-base sm:text-sm ' +
  'disabled:opacity-100'

/** A manifest with fields in its gaps; afterwards each that is filled otherwise than here shows what stands here. */
export const Gap: QuestionInput<'gap'> = ({ body, value, onChange, answerKey, disabled }) => {
  const t = useTranslations('review.input')
  const values: Record<string, string> = value?.values ?? {}
  const numbers = new Map(body.gaps.map(({ id }, index) => [id, index + 1]))
  const fill = (id: string, text: string) => {
    const next = { ...values, [id]: text }
    onChange(Object.values(next).some((one) => one !== '') ? { values: next } : undefined)
  }
  const part = (piece: GapPart) => {
    if ('text' in piece) return piece.text
    const { choices } = body.gaps.find(({ id }) => id === piece.gap) ?? {}
    const number = numbers.get(piece.gap) ?? 0
    return (
      <GapField
        label={t('gap', { number, count: body.gaps.length })}
        first={number === 1}
        choices={choices}
        value={values[piece.gap] ?? ''}
        solution={answerKey?.solution[piece.gap]}
        disabled={disabled}
        onChange={(text) => fill(piece.gap, text)}
      />
    )
  }
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 text-sm font-semibold text-muted-foreground">{t('gaps')}</legend>
      <div
        // Once its fields take nothing more, this is how a keyboard scrolls it.
        tabIndex={disabled ? 0 : undefined}
        // What is for screen readers only is placed in here, not in the page.
        className="relative overflow-x-auto rounded-md border bg-code p-4 font-mono text-[0.84rem]"
      >
        {gapLines(body.text).map((pieces, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text never change places
          <div key={line} className="min-h-6 w-max leading-loose whitespace-pre">
            {pieces.map((piece, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <span key={at}>{part(piece)}</span>
            ))}
          </div>
        ))}
      </div>
    </fieldset>
  )
}

interface GapFieldProps {
  label: string
  /** The first gap takes the focus when the question appears. */
  first: boolean
  choices?: string[]
  value: string
  /** What fills it in the solution, once that may be seen; others may do as well. */
  solution?: string
  disabled?: boolean
  onChange(text: string): void
}

/** Behind a gap, by sign as well as by colour: that it is filled as in the solution, or what stands there instead. */
function Solution({ text, taken }: { text: string; taken: boolean }) {
  const t = useTranslations('review.input')
  if (taken)
    return (
      <span className="text-success">
        <Check aria-hidden className="ml-1 inline size-4" />
        <span className="sr-only">{t('right')}</span>
      </span>
    )
  return (
    <ins className="ml-1 rounded-sm bg-success-soft px-1 text-success no-underline">
      <span aria-hidden>→ </span>
      <span className="sr-only">{t('gapSolution')} </span>
      {text}
    </ins>
  )
}

function GapField({ label, first, choices, value, solution, disabled, onChange }: GapFieldProps) {
  const longest = Math.max(6, ...[value, ...(choices ?? [])].map((text) => text.length))
  const shared = {
    'aria-label': label,
    'data-answer': first || undefined,
    value,
    disabled,
    className: cn(field, solution !== undefined && value === solution && 'border-success! bg-success-soft!'),
    style: { width: `calc(${longest + 2}ch + ${choices ? '1.5rem' : '0.75rem'})` },
  }
  return (
    <>
      {choices ? (
        <select {...shared} onChange={(event) => onChange(event.target.value)}>
          <option value="" />
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      ) : (
        <input
          type="text"
          {...shared}
          maxLength={200}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
      {solution !== undefined && <Solution text={solution} taken={value === solution} />}
    </>
  )
}
