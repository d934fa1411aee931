import type { ComponentProps } from 'react'
import { cn } from './cn'

/** A wide table scrolls inside its own frame; `label` names that frame for the keyboard and screen readers. */
export function Table({ className, label, ...props }: ComponentProps<'table'> & { label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="overflow-x-auto rounded-lg border bg-card">
      <table className={cn('w-full border-collapse text-sm', className)} {...props} />
    </section>
  )
}

export function Th({ className, ...props }: ComponentProps<'th'>) {
  const classes = 'border-b px-4 py-2.5 text-left font-semibold whitespace-nowrap text-muted-foreground'
  return <th scope="col" className={cn(classes, className)} {...props} />
}

export function Td({ className, ...props }: ComponentProps<'td'>) {
  return <td className={cn('border-t px-4 py-2.5 align-top', className)} {...props} />
}
