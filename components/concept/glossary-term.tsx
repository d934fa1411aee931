'use client'

import { Popover } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import type { ContentLocale } from '@/lib/content/schema'

export interface GlossaryTermProps {
  /** The term's name in the other language. */
  other: string
  otherLocale: ContentLocale
  definition: string
  children: ReactNode
}

/** A term of the glossary: its definition and its name in the other language, when pointed at, tapped or pressed. */
export function GlossaryTerm({ other, otherLocale, definition, children }: GlossaryTermProps) {
  const [open, setOpen] = useState(false)
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        className="cursor-help text-[inherit] underline decoration-muted-foreground decoration-dotted underline-offset-[0.25em]"
        onPointerEnter={({ pointerType }) => pointerType === 'mouse' && setOpen(true)}
        onPointerLeave={({ pointerType }) => pointerType === 'mouse' && setOpen(false)}
      >
        {children}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          sideOffset={4}
          collisionPadding={12}
          onOpenAutoFocus={(event) => event.preventDefault()}
          className="z-50 w-72 max-w-[calc(100vw-1.5rem)] rounded-md border bg-popover p-3 text-sm shadow-lg"
        >
          <span lang={otherLocale} className="block font-bold">
            {other}
          </span>
          {definition}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
