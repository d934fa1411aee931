'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useErrorMessage } from '@/components/layout/use-error-message'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import type { AppErrorCode } from '@/lib/errors/app-error'

export interface HandInConfirmationProps {
  words: {
    title: string
    text: string
    /** That something could not be sent. */
    unsent: string
    confirm: string
    anyway: string
  }
  /** The button that opens it. */
  trigger: ReactNode
  /** What is missing. */
  children: ReactNode
  /** Sends what is owed. @returns whether all is there */
  onSend(): Promise<boolean>
  /** @returns why it could not */
  onHandIn(): Promise<AppErrorCode | undefined>
}

/** Asks before work is handed in; what is unsent is sent first, and left behind only by who says so. */
export function HandInConfirmation({ words, trigger, ...rest }: HandInConfirmationProps) {
  const t = useTranslations('common')
  return (
    <Dialog>
      <DialogTrigger asChild>{trigger}</DialogTrigger>
      <DialogContent title={words.title} description={words.text} closeLabel={t('close')}>
        <Confirmation words={words} {...rest} />
      </DialogContent>
    </Dialog>
  )
}

function Confirmation({ words, children, onSend, onHandIn }: Omit<HandInConfirmationProps, 'trigger'>) {
  const t = useTranslations('common')
  const messageOf = useErrorMessage()
  const [busy, setBusy] = useState(false)
  const [unsent, setUnsent] = useState(false)
  const [failure, setFailure] = useState<AppErrorCode>()

  async function handIn() {
    setBusy(true)
    setFailure(undefined)
    if (!unsent && !(await onSend())) {
      setUnsent(true)
      return setBusy(false)
    }
    setFailure(await onHandIn())
    setBusy(false)
  }

  return (
    <>
      {children}
      {unsent && <Alert variant="warning">{words.unsent}</Alert>}
      {failure && <Alert variant="destructive">{messageOf({ code: failure })}</Alert>}
      <div className="flex flex-wrap justify-end gap-3">
        <DialogClose asChild>
          <Button variant="outline">{t('cancel')}</Button>
        </DialogClose>
        <Button variant="mark" busy={busy} onClick={handIn}>
          {unsent ? words.anyway : words.confirm}
        </Button>
      </div>
    </>
  )
}

/** Numbers of questions or tasks after what is the matter with them; nothing where there are none. */
export function NumberList({ label, numbers }: { label: string; numbers: readonly number[] }) {
  if (numbers.length === 0) return null
  return (
    <p>
      <span className="font-semibold">{label}</span> <span className="tabular">{numbers.join(', ')}</span>
    </p>
  )
}
