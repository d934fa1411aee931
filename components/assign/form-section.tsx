import { type ReactNode, useId } from 'react'

export interface FormSectionProps {
  title: string
  children: ReactNode
}

/** A part of the editor under its heading. */
export function FormSection({ title, children }: FormSectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="grid gap-5 rounded-lg border bg-card p-4 sm:p-6">
      <h2 id={id} className="text-lg font-bold">
        {title}
      </h2>
      {children}
    </section>
  )
}
