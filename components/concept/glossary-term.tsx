'use client'

import dynamic from 'next/dynamic'
import { type ReactNode, useId, useRef, useState } from 'react'
import type { ContentLocale } from '@/lib/content/schema'

/** What places it beside a term weighs more than all else of a page: it comes when the first term is asked for. */
const TermPopover = dynamic(() => import('./term-popover').then((module) => module.TermPopover), {
  ssr: false,
})

export interface GlossaryTermProps {
  /** The term's name in the other language. */
  other: string
  otherLocale: ContentLocale
  definition: string
  children: ReactNode
}

/** A term of the glossary: its definition and its name in the other language, when pointed at, tapped or pressed. */
export function GlossaryTerm({ other, otherLocale, definition, children }: GlossaryTermProps) {
  const id = useId()
  const term = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState<boolean>()
  return (
    <>
      <button
        ref={term}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open ?? false}
        aria-controls={open ? id : undefined}
        className="cursor-help text-[inherit] underline decoration-muted-foreground decoration-dotted underline-offset-[0.25em]"
        onPointerEnter={({ pointerType }) => pointerType === 'mouse' && setOpen(true)}
        onPointerLeave={({ pointerType }) => pointerType === 'mouse' && setOpen(false)}
        onClick={() => setOpen((was) => !was)}
      >
        {children}
      </button>
      {open !== undefined && (
        <TermPopover id={id} open={open} onOpenChange={setOpen} anchor={term}>
          <span lang={otherLocale} className="block font-bold">
            {other}
          </span>
          {definition}
        </TermPopover>
      )}
    </>
  )
}
