import type { ReactNode } from 'react'

export interface PageSectionProps {
  /** Of the heading: addresses lead to it. */
  id: string
  title: string
  text?: string
  children: ReactNode
}

/** A part of a page under its own heading: what it is about, and what to do. */
export function PageSection({ id, title, text, children }: PageSectionProps) {
  return (
    <section aria-labelledby={id} className="grid min-w-0 gap-4">
      <div>
        <h2 id={id} className="scroll-mt-6 text-lg font-bold">
          {title}
        </h2>
        {text && <p className="max-w-3xl text-sm text-muted-foreground">{text}</p>}
      </div>
      {children}
    </section>
  )
}
