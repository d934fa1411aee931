'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/** Something to be decided that has come up: it takes the focus, and so comes into view. */
export function FocusedSection({ label, children }: { label: string; children: ReactNode }) {
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <section ref={box} tabIndex={-1} aria-label={label} className="grid gap-3">
      {children}
    </section>
  )
}
