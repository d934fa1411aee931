import type { ReactNode } from 'react'
import { cn } from './cn'

export interface EmptyStateProps {
  title: ReactNode
  description?: ReactNode
  /** What can be done about it: one or two buttons or links. */
  action?: ReactNode
  className?: string
}

/** An empty practice cell in place of a list that has nothing in it yet. */
export function EmptyState({ title, description, action, className }: EmptyStateProps) {
  return (
    <div className={cn('grid justify-items-center gap-3 rounded-lg border border-dashed p-10', className)}>
      <div aria-hidden className="practice-cell size-14 bg-card" />
      <p className="text-center text-lg font-bold">{title}</p>
      {description && <p className="max-w-md text-center text-muted-foreground">{description}</p>}
      {action && <div className="mt-1 flex flex-wrap justify-center gap-3">{action}</div>}
    </div>
  )
}
