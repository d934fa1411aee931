import type { ReactNode } from 'react'

export interface Figure {
  name: string
  value: ReactNode
  /** What it says. */
  text?: string
}

/** Figures side by side, each with its name. */
export function FigureList({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3 lg:grid-cols-6">
      {figures.map(({ name, value, text }) => (
        <div key={name} className="grid content-start gap-0.5">
          <dt className="text-xs text-muted-foreground">{name}</dt>
          <dd className="tabular font-bold">{value}</dd>
          {text && <dd className="text-xs">{text}</dd>}
        </div>
      ))}
    </dl>
  )
}
