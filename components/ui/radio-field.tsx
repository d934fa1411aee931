'use client'

import { useId } from 'react'
import { Choice } from './choice'

export interface RadioFieldProps<Value extends string> {
  label: string
  hint?: string
  error?: string
  value: Value
  options: readonly { value: Value; label: string; description?: string }[]
  onChange(value: Value): void
}

/** One of a few, each with what it means. */
export function RadioField<Value extends string>(props: RadioFieldProps<Value>) {
  const { label, hint, error, value, options, onChange } = props
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset aria-describedby={described || undefined} className="grid content-start gap-1">
      <legend className="text-sm font-semibold">{label}</legend>
      {options.map((option) => (
        <Choice
          key={option.value}
          type="radio"
          name={id}
          label={option.label}
          description={option.description}
          checked={option.value === value}
          aria-invalid={error ? true : undefined}
          onChange={() => onChange(option.value)}
        />
      ))}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted-foreground">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-sm font-medium text-destructive">
          {error}
        </p>
      )}
    </fieldset>
  )
}
