'use client'

import { useId } from 'react'
import type { ShownOption } from '@/lib/quiz/render'
import { OptionRow } from './option-row'

export interface ChoiceGroupProps {
  legend: string
  options: readonly ShownOption[]
  /** The digit in front of the first option. */
  firstDigit?: number
  chosen?: string
  /** The right option, once it may be seen. */
  right?: string
  because?: Record<string, string>
  disabled?: boolean
  onChoose(id: string): void
}

/** Options of which one is chosen. */
export function ChoiceGroup({
  legend,
  options,
  firstDigit = 1,
  chosen,
  right,
  because,
  disabled,
  onChoose,
}: ChoiceGroupProps) {
  const name = useId()
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 text-sm font-semibold text-muted-foreground">{legend}</legend>
      {options.map((option, index) => (
        <OptionRow
          key={option.id}
          type="radio"
          name={name}
          option={option}
          digit={firstDigit + index}
          checked={chosen === option.id}
          right={right === undefined ? undefined : right === option.id}
          because={because?.[option.id]}
          disabled={disabled}
          onToggle={() => onChoose(option.id)}
        />
      ))}
    </fieldset>
  )
}
