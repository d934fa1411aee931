import type { ReactNode } from 'react'
import { Field } from './field'
import { NativeSelect } from './input'

export interface SelectFieldProps<Value extends string | number> {
  label: ReactNode
  hint?: ReactNode
  className?: string
  value: Value
  options: readonly { value: Value; text: ReactNode; disabled?: boolean }[]
  onChange(value: Value): void
}

/** One of several values, in the browser's own list. */
export function SelectField<Value extends string | number>(props: SelectFieldProps<Value>) {
  const { label, hint, className, value, options, onChange } = props
  return (
    <Field label={label} hint={hint} className={className}>
      <NativeSelect
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = options[currentTarget.selectedIndex]
          if (chosen) onChange(chosen.value)
        }}
      >
        {options.map(({ value: one, text, disabled }) => (
          <option key={one} value={one} disabled={disabled}>
            {text}
          </option>
        ))}
      </NativeSelect>
    </Field>
  )
}
