'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useErrorMessage } from '@/components/layout/use-error-message'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import type { AppErrorCode } from '@/lib/errors/app-error'

export interface HandInDialogProps {
  /** Numbers of questions without an answer. */
  unanswered: readonly number[]
  /** Numbers of tasks that were not ticked off. */
  undone: readonly number[]
  /** Answers that the server does not have yet. */
  owed: number
  /** Sends them. @returns whether all is there */
  onSend(): Promise<boolean>
  /** @returns why it could not */
  onHandIn(): Promise<AppErrorCode | undefined>
}

/** Ends the attempt, after it has said what is missing. */
export function HandInDialog(props: HandInDialogProps) {
  const t = useTranslations('assignment.handIn')
  const common = useTranslations('common')
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button variant="mark">{t('open')}</Button>
      </DialogTrigger>
      <DialogContent title={t('title')} description={t('text')} closeLabel={common('close')}>
        <Confirmation {...props} />
      </DialogContent>
    </Dialog>
  )
}

function Confirmation({ unanswered, undone, owed, onSend, onHandIn }: HandInDialogProps) {
  const t = useTranslations('assignment.handIn')
  const common = useTranslations('common')
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

  const isWhole = unanswered.length === 0 && undone.length === 0
  return (
    <>
      {isWhole && <p>{t('whole')}</p>}
      <Numbers label={t('unanswered', { count: unanswered.length })} numbers={unanswered} />
      <Numbers label={t('undone', { count: undone.length })} numbers={undone} />
      {unsent && <Alert variant="warning">{t('unsent', { count: owed })}</Alert>}
      {failure && <Alert variant="destructive">{messageOf({ code: failure })}</Alert>}
      <div className="flex flex-wrap justify-end gap-3">
        <DialogClose asChild>
          <Button variant="outline">{common('cancel')}</Button>
        </DialogClose>
        <Button variant="mark" busy={busy} onClick={handIn}>
          {t(unsent ? 'anyway' : 'confirm')}
        </Button>
      </div>
    </>
  )
}

function Numbers({ label, numbers }: { label: string; numbers: readonly number[] }) {
  if (numbers.length === 0) return null
  return (
    <p>
      <span className="font-semibold">{label}</span> <span className="tabular">{numbers.join(', ')}</span>
    </p>
  )
}
