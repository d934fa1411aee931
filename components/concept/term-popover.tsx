'use client'

import { Popover } from 'radix-ui'
import type { ReactNode, RefObject } from 'react'

export interface TermPopoverProps {
  open: boolean
  onOpenChange(open: boolean): void
  /** What it stands beside. */
  anchor: RefObject<HTMLElement | null>
  id: string
  children: ReactNode
}

/** What a term says of itself, beside it. */
export function TermPopover({ open, onOpenChange, anchor, id, children }: TermPopoverProps) {
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Anchor virtualRef={anchor as RefObject<HTMLElement>} />
      <Popover.Portal>
        <Popover.Content
          id={id}
          sideOffset={4}
          collisionPadding={12}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          // Pressing the term itself closes it once, by the term.
          onInteractOutside={(event) => {
            if (anchor.current?.contains(event.target as Node)) event.preventDefault()
          }}
          className="z-50 w-72 max-w-[calc(100vw-1.5rem)] rounded-md border bg-popover p-3 text-sm shadow-lg"
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
