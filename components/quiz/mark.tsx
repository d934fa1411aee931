import { Check, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'

/** Right or wrong, by sign, colour and word. */
export function Mark({ right, children }: { right: boolean; children: ReactNode }) {
  return (
    <span
      className={cn(
        'inline-flex items-center gap-1 font-sans text-sm font-semibold',
        right ? 'text-success' : 'text-destructive',
      )}
    >
      <MarkSign right={right} />
      {children}
    </span>
  )
}

/** The sign alone, in front of a line of code; room is left where there is none. What it says is in words beside it. */
export function MarkSign({ right }: { right?: boolean }) {
  const Icon = right ? Check : X
  if (right === undefined) return <span className="w-4 shrink-0" />
  return <Icon aria-hidden className={cn('size-4 shrink-0', right ? 'text-success' : 'text-destructive')} />
}

/** What a sign in front of a line says, behind it. On a phone the sign has to do: the line may be as wide as the screen. */
export function MarkWord({ right, children }: { right: boolean; children: ReactNode }) {
  return (
    <span
      className={cn(
        'font-sans text-sm font-semibold max-sm:sr-only',
        right ? 'text-success' : 'text-destructive',
      )}
    >
      {children}
    </span>
  )
}
