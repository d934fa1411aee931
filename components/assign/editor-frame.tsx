'use client'

import type { KeyboardEvent, ReactNode, RefObject } from 'react'

export interface EditorFrameProps {
  ref: RefObject<HTMLFormElement | null>
  label: string
  children: ReactNode
  onSubmit(): void
}

/** The form around the editor. Enter in a field saves nothing: it might publish what is half done. */
export function EditorFrame({ ref, label, children, onSubmit }: EditorFrameProps) {
  const stay = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
  }
  return (
    <form
      ref={ref}
      noValidate
      aria-label={label}
      className="grid gap-6"
      onKeyDown={stay}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
    </form>
  )
}
