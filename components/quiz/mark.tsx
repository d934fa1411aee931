import { Check, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

/** Right or wrong, by sign, colour and word. */
export function Mark({ right, children }: { right: boolean; children: ReactNode }) {
  const Icon = right ? Check : X
  return (
    <span
      className={cn(
        'inline-flex items-center gap-1 font-sans text-sm font-semibold',
        right ? 'text-success' : 'text-destructive',
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {children}
    </span>
  )
}
