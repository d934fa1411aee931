import type { ComponentProps } from 'react'
import { cn } from './cn'

const control =
  'w-full rounded-md border border-input bg-card px-3 placeholder:text-muted-foreground ' +
  'aria-invalid:border-destructive aria-invalid:ring-1 aria-invalid:ring-destructive disabled:opacity-60'

/** 16 px text, so that a phone does not zoom in when it is focused. */
export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input className={cn(control, 'h-11 text-base', className)} {...props} />
}

export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return <textarea className={cn(control, 'min-h-28 py-2 text-base', className)} {...props} />
}

/** The browser's own select: works everywhere, before and without scripts. */
export function NativeSelect({ className, ...props }: ComponentProps<'select'>) {
  return <select className={cn(control, 'h-11 text-base', className)} {...props} />
}
