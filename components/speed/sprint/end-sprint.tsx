'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useErrorMessage } from '@/components/layout/use-error-message'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import type { AppErrorCode } from '@/lib/errors/app-error'

/** Ends a sprint before its time, after asking. `onEnd` says why it could not. */
export function EndSprint({ onEnd }: { onEnd(): Promise<AppErrorCode | undefined> }) {
  const t = useTranslations('speed.sprint.end')
  const common = useTranslations('common')
  const messageOf = useErrorMessage()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<AppErrorCode>()
  const end = async () => {
    setBusy(true)
    setFailure(await onEnd())
    setBusy(false)
  }
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button variant="outline" size="sm" className="pointer-coarse:h-11">
          {t('open')}
        </Button>
      </DialogTrigger>
      <DialogContent title={t('title')} description={t('text')} closeLabel={common('close')}>
        {failure && <Alert variant="destructive">{messageOf({ code: failure })}</Alert>}
        <div className="flex flex-wrap justify-end gap-3">
          <DialogClose asChild>
            <Button variant="outline">{common('cancel')}</Button>
          </DialogClose>
          <Button variant="mark" busy={busy} onClick={end}>
            {t('confirm')}
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  )
}
