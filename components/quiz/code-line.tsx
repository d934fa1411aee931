import { useId } from 'react'
import { Textarea } from '@/components/ui/input'

export interface CodeLineProps {
  label: string
  /** What stands in front of the field, as in a terminal. */
  prompt?: string
  placeholder?: string
  value: string
  onChange(value: string): void
  maxLength: number
  disabled?: boolean
}

/** So many characters fit into a line of the field on a phone. */
const PHONE_LINE = 32

/** A field for one line that a machine reads, wrapped so that all of it is seen; nothing is corrected or completed. */
export function CodeLine({
  label,
  prompt,
  placeholder,
  value,
  onChange,
  maxLength,
  disabled,
}: CodeLineProps) {
  const id = useId()
  return (
    <div className="grid gap-2">
      <label htmlFor={id} className="text-sm font-semibold text-muted-foreground">
        {label}
      </label>
      <div className="flex items-center gap-2">
        {prompt && (
          <span aria-hidden className="font-mono text-mark select-none">
            {prompt}
          </span>
        )}
        <Textarea
          id={id}
          data-one-line
          // A browser that does not size fields by their content goes by the rows.
          rows={Math.min(6, Math.max(1, Math.ceil(value.length / PHONE_LINE)))}
          className="field-sizing-content min-h-11! resize-none bg-code! font-mono wrap-anywhere disabled:opacity-100!"
          maxLength={maxLength}
          placeholder={placeholder}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          autoCorrect="off"
          enterKeyHint="send"
          data-answer
          value={value}
          disabled={disabled}
          onChange={(event) => onChange(event.target.value.replace(/\s*[\r\n]+\s*/g, ' '))}
        />
      </div>
    </div>
  )
}
