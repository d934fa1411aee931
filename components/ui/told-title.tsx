'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/** The title of a page that came in the place of another by itself: it is read out, and brought into sight. */
export function ToldTitle({ children }: { children: ReactNode }) {
  const title = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    title.current?.focus()
  }, [])
  return (
    <span ref={title} tabIndex={-1} className="scroll-mt-24 outline-none">
      {children}
    </span>
  )
}
