import type { ComponentProps } from 'react'
import { cn } from '@/components/ui/cn'
import { Textarea } from '@/components/ui/input'

export interface CodeAreaProps extends Omit<ComponentProps<'textarea'>, 'onChange' | 'value'> {
  value: string
  onText(text: string): void
}

const LINES = { least: 3, most: 24 }

/** A text of code: as many lines as it has, and none broken. */
export function CodeArea({ value, onText, className, ...props }: CodeAreaProps) {
  const lines = value.split('\n').length + 1
  return (
    <Textarea
      value={value}
      onChange={(event) => onText(event.target.value)}
      rows={Math.min(LINES.most, Math.max(LINES.least, lines))}
      spellCheck={false}
      autoCapitalize="none"
      autoComplete="off"
      wrap="off"
      className={cn('min-h-0! overflow-x-auto bg-code font-mono text-sm leading-relaxed', className)}
      {...props}
    />
  )
}
