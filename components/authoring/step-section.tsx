import type { ReactNode } from 'react'

/** A part of a step: what it is about, and what to do. */
export function StepSection(props: { id: string; title: string; text?: string; children: ReactNode }) {
  const { id, title, text, children } = props
  return (
    <section aria-labelledby={id} className="grid gap-4">
      <div className="grid gap-1">
        <h2 id={id} className="text-lg font-bold">
          {title}
        </h2>
        {text && <p className="max-w-3xl text-sm text-muted-foreground">{text}</p>}
      </div>
      {children}
    </section>
  )
}
