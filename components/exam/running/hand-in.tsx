'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useErrorMessage } from '@/components/layout/use-error-message'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import type { AppErrorCode } from '@/lib/errors/app-error'

export interface HandInProps {
  unopened: readonly number[]
  flagged: readonly number[]
  /** Entries that the server does not have yet. */
  owed: number
  /** Sends what is owed. @returns whether all is there */
  onSend(): Promise<boolean>
  /** Ends the exam. @returns why it could not */
  onHandIn(): Promise<AppErrorCode | undefined>
}

/** Ends the exam, after it has said what has not been looked at. */
export function HandIn(props: HandInProps) {
  const t = useTranslations('exam.handIn')
  const common = useTranslations('common')
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button variant="mark" size="sm" className="pointer-coarse:h-11">
          {t('open')}
        </Button>
      </DialogTrigger>
      <DialogContent title={t('title')} description={t('text')} closeLabel={common('close')}>
        <Confirmation {...props} />
      </DialogContent>
    </Dialog>
  )
}

function Confirmation({ unopened, flagged, owed, onSend, onHandIn }: HandInProps) {
  const t = useTranslations('exam.handIn')
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

  return (
    <>
      <Positions what="unopened" positions={unopened} />
      <Positions what="flagged" positions={flagged} />
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

interface PositionsProps {
  what: 'unopened' | 'flagged'
  positions: readonly number[]
}

function Positions({ what, positions }: PositionsProps) {
  const t = useTranslations('exam.handIn')
  if (positions.length === 0) return null
  return (
    <p>
      <span className="font-semibold">{t(what, { count: positions.length })}</span>{' '}
      <span className="tabular">{positions.join(', ')}</span>
    </p>
  )
}
