import type { ReactNode } from 'react'

export interface PreviewCardProps {
  title: string
  /** Points and minutes, in words. */
  facts: readonly string[]
  children: ReactNode
}

/** A question or a task with its number. */
export function PreviewCard({ title, facts, children }: PreviewCardProps) {
  return (
    <section aria-label={title} className="grid gap-4 rounded-lg border bg-card p-4 sm:p-6">
      <p className="flex flex-wrap items-baseline justify-between gap-2">
        <span className="font-bold">{title}</span>
        <span className="tabular text-sm text-muted-foreground">{facts.join(' · ')}</span>
      </p>
      {children}
    </section>
  )
}
