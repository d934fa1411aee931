'use client'

import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

export const Dialog = Primitive.Root
export const DialogTrigger = Primitive.Trigger
export const DialogClose = Primitive.Close

const overlay = 'fixed inset-0 z-50 bg-black/45'

export interface DialogContentProps extends Omit<ComponentProps<typeof Primitive.Content>, 'title'> {
  title: ReactNode
  description?: ReactNode
  /** The name of the button that closes it, in the reader's language. */
  closeLabel: string
  /** `sheet` slides in from the side and fills the height. */
  side?: 'center' | 'sheet'
}

export function DialogContent({
  title,
  description,
  closeLabel,
  side = 'center',
  className,
  children,
  ...props
}: DialogContentProps) {
  const place =
    side === 'sheet'
      ? 'inset-y-0 right-0 w-80 max-w-[85vw] border-l'
      : 'top-1/2 left-1/2 w-[calc(100vw-2rem)] max-w-lg -translate-1/2 rounded-lg border max-h-[85dvh]'
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlay} />
      <Primitive.Content
        className={cn(
          'fixed z-50 grid content-start gap-4 overflow-y-auto bg-card p-6 shadow-lg',
          place,
          className,
        )}
        {...(description ? {} : { 'aria-describedby': undefined })}
        {...props}
      >
        <Primitive.Title className="pr-10 text-lg font-bold">{title}</Primitive.Title>
        {description && (
          <Primitive.Description className="text-muted-foreground">{description}</Primitive.Description>
        )}
        {children}
        <Primitive.Close
          aria-label={closeLabel}
          className="absolute top-3 right-3 grid size-11 place-items-center rounded-md hover:bg-accent"
        >
          <X aria-hidden className="size-5" />
        </Primitive.Close>
      </Primitive.Content>
    </Primitive.Portal>
  )
}
