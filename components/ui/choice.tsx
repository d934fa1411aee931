import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

export interface ChoiceProps extends Omit<ComponentProps<'input'>, 'type'> {
  type?: 'checkbox' | 'radio'
  label: ReactNode
  description?: ReactNode
}

/** A checkbox or radio button whose whole row can be pressed. */
export function Choice({ type = 'checkbox', label, description, className, ...props }: ChoiceProps) {
  return (
    <label className={cn('flex min-h-11 cursor-pointer items-start gap-3 rounded-md py-2', className)}>
      <input type={type} className="mt-1 size-5 shrink-0 accent-mark" {...props} />
      <span className="grid min-w-0">
        <span>{label}</span>
        {description && <span className="text-sm text-muted-foreground">{description}</span>}
      </span>
    </label>
  )
}
