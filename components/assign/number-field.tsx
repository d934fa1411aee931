import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

export interface NumberFieldProps {
  label: string
  hint?: string
  error?: string
  min: number
  max: number
  /** As it is typed. */
  value: string
  onChange(value: string): void
}

export function NumberField({ label, hint, error, value, onChange, min, max }: NumberFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      <Input
        type="number"
        inputMode="numeric"
        {...{ min, max, value }}
        step={1}
        className="max-w-40"
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </Field>
  )
}
