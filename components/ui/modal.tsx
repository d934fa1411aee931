'use client'

import { useLayoutEffect, useRef } from 'react'
import { Dialog, DialogContent, type DialogContentProps } from './dialog'

export interface ModalProps extends DialogContentProps {
  open: boolean
  onOpenChange(open: boolean): void
}

/** A dialog that something else opens; the focus goes back to where it was. */
export function Modal({ open, onOpenChange, ...content }: ModalProps) {
  const before = useRef<Element | null>(null)
  useLayoutEffect(() => {
    if (open) before.current = document.activeElement
  }, [open])
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        onCloseAutoFocus={(event) => {
          event.preventDefault()
          if (before.current instanceof HTMLElement) before.current.focus()
        }}
        {...content}
      />
    </Dialog>
  )
}
