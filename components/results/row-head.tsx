import type { ComponentProps } from 'react'
import { cn } from '@/components/ui/cn'

/** The head of a table's row, which stays in sight while the rest scrolls. */
export function RowHead({ className, ...props }: ComponentProps<'th'>) {
  const classes = 'sticky left-0 z-10 border-t bg-card py-2.5 text-left align-top font-normal'
  return <th scope="row" className={cn(classes, className)} {...props} />
}
