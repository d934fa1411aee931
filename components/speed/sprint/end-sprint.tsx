'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useErrorMessage } from '@/components/layout/use-error-message'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import type { EndFailure } from './use-sprint-end'

export interface EndProps {
  /** Says why it could not. */
  onEnd(): Promise<EndFailure | undefined>
}

/** Ends a sprint before its time, after asking. */
export function EndSprint({ onEnd }: EndProps) {
  const t = useTranslations('speed.sprint.end')
  const common = useTranslations('common')
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button variant="outline" size="sm" className="pointer-coarse:h-11">
          {t('open')}
        </Button>
      </DialogTrigger>
      <DialogContent title={t('title')} description={t('text')} closeLabel={common('close')}>
        <div className="flex flex-wrap justify-end gap-3">
          <DialogClose asChild>
            <Button variant="outline">{common('cancel')}</Button>
          </DialogClose>
          <EndNow label={t('confirm')} onEnd={onEnd} />
        </div>
      </DialogContent>
    </Dialog>
  )
}

/** The button that does it. */
export function EndNow({ label, onEnd }: EndProps & { label: string }) {
  const t = useTranslations('speed.sprint.end')
  const messageOf = useErrorMessage()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<EndFailure>()
  const end = async () => {
    setBusy(true)
    setFailure(await onEnd())
    setBusy(false)
  }
  return (
    <>
      {failure && (
        <Alert variant="destructive" className="w-full">
          {failure === 'unreachable' ? t('unreachable') : messageOf({ code: failure })}
        </Alert>
      )}
      <Button variant="mark" busy={busy} onClick={end}>
        {label}
      </Button>
    </>
  )
}
