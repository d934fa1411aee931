import { type ReactNode, useId } from 'react'
import { cn } from './cn'
import { withProps } from './with-props'

export interface FieldProps {
  label: ReactNode
  /** Said below the control, before anything went wrong. */
  hint?: ReactNode
  /** What is wrong with the value; announced when it appears. */
  error?: ReactNode
  className?: string
  /** The one control: gets id, aria-describedby and aria-invalid. */
  children: ReactNode
}

/** A labelled form control with hint and error wired to it. */
export function Field({ label, hint, error, className, children }: FieldProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={cn('grid content-start gap-1.5', className)}>
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      {withProps(children, {
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      })}
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
    </div>
  )
}
