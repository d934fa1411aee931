import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from './cn'
import { withProps } from './with-props'

export const buttonVariants = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-semibold whitespace-nowrap ' +
    'transition-colors disabled:pointer-events-none disabled:opacity-55 aria-busy:opacity-70 ' +
    '[&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'bg-primary text-primary-foreground hover:bg-primary/88',
        mark: 'bg-mark text-mark-foreground hover:bg-mark/90',
        outline: 'border border-input bg-card hover:bg-accent',
        secondary: 'bg-secondary text-secondary-foreground hover:bg-border',
        ghost: 'hover:bg-accent',
        destructive: 'border border-destructive text-destructive hover:bg-destructive-soft',
        link: 'underline decoration-mark underline-offset-4 hover:decoration-2',
      },
      size: {
        sm: 'h-9 px-3 text-sm',
        md: 'h-11 px-4',
        lg: 'h-12 px-6 text-lg',
        icon: 'size-11',
      },
      /** A sentence as its text: it may take several lines. */
      wraps: { true: 'h-auto! min-h-11 shrink! py-1.5 text-left whitespace-normal!' },
    },
    compoundVariants: [{ variant: 'link', className: 'h-auto! px-0!' }],
    defaultVariants: { variant: 'primary', size: 'md' },
  },
)

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof buttonVariants> {
  /** Give the look to the only child (a link) instead of rendering a button. */
  asChild?: boolean
  /** Something started by this button is under way: it stays focusable, looks busy and does nothing. */
  busy?: boolean
}

/** @param props.className beside its own; whatever is to win over those says so with `!` */
export function Button(given: ButtonProps) {
  const { className, variant, size, wraps, asChild, busy, type, onClick, ...props } = given
  const classes = cn(buttonVariants({ variant, size, wraps }), className)
  if (asChild) {
    const { children, ...rest } = props
    return withProps(children, { className: classes, ...(onClick ? { onClick } : {}), ...rest })
  }
  return (
    <button
      type={type ?? 'button'}
      className={classes}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...props}
    />
  )
}
