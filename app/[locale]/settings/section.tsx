import type { ReactNode } from 'react'

export interface SectionProps {
  id: string
  title: string
  text?: string | undefined
  children: ReactNode
}

/** One part of the settings, under a rule. */
export function Section({ id, title, text, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="grid gap-5 border-t-2 border-foreground pt-4">
      <div>
        <h2 id={id} className="text-lg font-bold">
          {title}
        </h2>
        {text && <p className="text-muted-foreground">{text}</p>}
      </div>
      {children}
    </section>
  )
}
