'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import type { Failure } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button, type ButtonProps } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'

export interface ConfirmButtonProps
  extends Pick<ButtonProps, 'variant' | 'size' | 'className' | 'aria-label'> {
  label: ReactNode
  title: ReactNode
  text: ReactNode
  busy: boolean
  failure?: Failure
  /** Starts it; calls `close` once it is done. */
  onConfirm(close: () => void): void
}

/** A button that asks before it does something. */
export function ConfirmButton({ label, title, text, busy, failure, onConfirm, ...look }: ConfirmButtonProps) {
  const t = useTranslations('common')
  const [open, setOpen] = useState(false)
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button {...look}>{label}</Button>
      </DialogTrigger>
      <DialogContent title={title} description={text} closeLabel={t('close')}>
        {failure && <Alert variant="destructive">{failure.message}</Alert>}
        <div className="flex flex-wrap justify-end gap-3">
          <DialogClose asChild>
            <Button variant="outline">{t('cancel')}</Button>
          </DialogClose>
          <Button busy={busy} onClick={() => onConfirm(() => setOpen(false))}>
            {label}
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  )
}
