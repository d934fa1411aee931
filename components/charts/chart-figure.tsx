import type { ReactNode } from 'react'

export interface ChartFigureProps {
  /** Unique on the page; also where a link leads. */
  id: string
  title: string
  /** What the chart shows, in a sentence. */
  finding: ReactNode
  /** Ways to look at it. */
  actions?: ReactNode
  /** What opens the table. */
  tableTitle: string
  /** All that is drawn, as numbers. */
  table?: ReactNode
  children?: ReactNode
}

/** A chart with its heading, what it shows in words, and the numbers for whoever wants or needs those. */
export function ChartFigure({ id, title, finding, actions, tableTitle, table, children }: ChartFigureProps) {
  return (
    <figure id={id} aria-labelledby={`${id}-title`} className="grid gap-4 border-t-2 border-foreground pt-4">
      <figcaption className="grid gap-1">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <h2 id={`${id}-title`} className="text-lg font-bold">
            {title}
          </h2>
          {actions}
        </div>
        <p className="max-w-3xl">{finding}</p>
      </figcaption>
      {children}
      {table && (
        <details className="min-w-0">
          <summary className="inline-flex min-h-11 items-center text-sm font-semibold underline decoration-mark underline-offset-4">
            {tableTitle}
          </summary>
          <div className="mt-3">{table}</div>
        </details>
      )}
    </figure>
  )
}
