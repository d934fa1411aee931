'use client'

import { type KeyboardEvent, useId, useRef } from 'react'
import { cn } from '@/components/ui/cn'
import { Textarea } from '@/components/ui/input'

export interface CodeInputProps {
  label: string
  /** How to leave the field by keyboard, where Tab indents. */
  hint?: string
  value: string
  onChange(value: string): void
  rows?: number
  maxLength: number
  /** Tab indents by two spaces; Escape gives the next Tab back to the browser. */
  indents?: boolean
  disabled?: boolean
  className?: string
}

/** A field for text that a machine reads: fixed width, nothing corrected or completed. */
export function CodeInput({
  label,
  hint,
  value,
  onChange,
  rows = 4,
  maxLength,
  indents = false,
  disabled,
  className,
}: CodeInputProps) {
  const id = useId()
  const leaving = useRef(false)
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') leaving.current = true
    else if (event.key !== 'Tab' || event.ctrlKey || event.altKey || event.metaKey) leaving.current = false
    if (!indents || event.key !== 'Tab' || event.shiftKey || leaving.current) return
    event.preventDefault()
    const { selectionStart, selectionEnd } = event.currentTarget
    event.currentTarget.setRangeText('  ', selectionStart, selectionEnd, 'end')
    onChange(event.currentTarget.value)
  }
  return (
    <div className="grid gap-2">
      <label htmlFor={id} className="text-sm font-semibold text-muted-foreground">
        {label}
      </label>
      <Textarea
        id={id}
        className={cn('overflow-x-auto font-mono whitespace-pre disabled:opacity-100!', className)}
        rows={rows}
        maxLength={maxLength}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        data-answer
        aria-describedby={hint && !disabled ? `${id}-hint` : undefined}
        value={value}
        disabled={disabled}
        onKeyDown={press}
        onBlur={() => {
          leaving.current = false
        }}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint && !disabled && (
        <p id={`${id}-hint`} className="text-sm text-muted-foreground">
          {hint}
        </p>
      )}
    </div>
  )
}
