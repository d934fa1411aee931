'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useId } from 'react'
import { cn } from '@/components/ui/cn'
import type { ShownOption } from '@/lib/quiz/render'
import { Mark } from './mark'
import { markFrame } from './mark-frame'
import { OptionLabel } from './option-label'
import { InlineProse } from './prose'
import { optionsWith, type QuestionInput } from './question-input'

/** The options stand once, numbered; each thing on the left takes one by its number. */
export const Matching: QuestionInput<'matching'> = ({
  body,
  text,
  value,
  onChange,
  answerKey,
  because,
  disabled,
}) => {
  const t = useTranslations('review.input')
  const options = optionsWith(text, body.options)
  const pairs: Record<string, string> = value?.pairs ?? {}
  return (
    <div className="grid gap-4">
      <p className="text-sm font-semibold text-muted-foreground">{t('match')}</p>
      <ol className="grid gap-1.5 rounded-md bg-muted p-4">
        {options.map((option, index) => (
          <li key={option.id} className="flex gap-3">
            <span className="tabular shrink-0 font-bold">{index + 1}</span>
            <span className="min-w-0 break-words">
              <OptionLabel option={option} />
            </span>
          </li>
        ))}
      </ol>
      {optionsWith(text, body.left).map((item) => (
        <MatchRow
          key={item.id}
          item={item}
          options={options}
          chosen={pairs[item.id]}
          right={answerKey?.pairs[item.id]}
          because={because?.[item.id]}
          disabled={disabled}
          onChoose={(option) => onChange({ pairs: { ...pairs, [item.id]: option } })}
        />
      ))}
    </div>
  )
}

interface MatchRowProps {
  item: ShownOption
  options: readonly ShownOption[]
  chosen?: string
  /** Undefined until the key may be seen. */
  right?: string
  because?: string
  disabled?: boolean
  onChoose(option: string): void
}

function MatchRow({ item, options, chosen, right, because, disabled, onChoose }: MatchRowProps) {
  const t = useTranslations('review.input')
  const name = useId()
  const shown = options.find(({ id }) => id === (right ?? chosen))
  /** Digits are for the row that has the focus; elsewhere they go to the first one that is open. */
  const press = (event: KeyboardEvent) => {
    const option = /^[1-9]$/.test(event.key) ? options[Number(event.key) - 1] : undefined
    if (!option || disabled) return
    event.preventDefault()
    onChoose(option.id)
  }
  return (
    <fieldset
      onKeyDown={press}
      className={cn(
        'min-w-0 rounded-md border p-3',
        markFrame(right === undefined ? undefined : right === chosen, 'bg-card'),
      )}
    >
      <legend className="float-left mb-2 w-full font-semibold break-words">
        <OptionLabel option={item} />
      </legend>
      <div className="clear-both flex flex-wrap gap-2">
        {options.map((option, index) => (
          <label
            key={option.id}
            className={cn(
              'grid size-11 place-items-center rounded-md border border-input bg-card',
              'has-checked:border-foreground has-checked:bg-foreground has-checked:text-background',
              'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-mark',
              disabled ? 'cursor-default' : 'cursor-pointer',
              disabled && chosen !== option.id && 'text-muted-foreground',
            )}
          >
            <input
              type="radio"
              className="sr-only"
              name={name}
              checked={chosen === option.id}
              disabled={disabled}
              aria-label={`${index + 1}: ${option.text.replaceAll('`', '')}`}
              onChange={() => onChoose(option.id)}
            />
            <span aria-hidden className="tabular font-semibold">
              {index + 1}
            </span>
          </label>
        ))}
      </div>
      {shown && (
        <p className="mt-2 text-sm break-words">
          {right !== undefined && (
            <Mark right={right === chosen}>{t(right === chosen ? 'right' : 'matchRight')}</Mark>
          )}{' '}
          <OptionLabel option={shown} />
        </p>
      )}
      {right !== undefined && because && (
        <p className="mt-1 text-sm">
          <InlineProse text={because} />
        </p>
      )}
    </fieldset>
  )
}
