'use client'

import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { LabError } from '@/lib/lab/log'
import type { Lab } from './use-lab'

/** Why the last action was refused, or why the engine stopped. */
export function LabFailure({ error, title }: { error: LabError; title?: string }) {
  const t = useTranslations('lab.failure')
  const message = String(error.params.message ?? '')
  return (
    <Alert variant="destructive" title={title}>
      <p>{t(error.code, { message, most: Number(error.params.most ?? 0) })}</p>
      {error.code === 'engine-stopped' && message && <p className="mt-1 font-mono text-xs">{message}</p>}
    </Alert>
  )
}

/** The engine is gone. */
export function LabStopped({ lab }: { lab: Pick<Lab, 'error' | 'restart'> }) {
  const t = useTranslations('lab.stopped')
  return (
    <div className="grid justify-items-start gap-4">
      {lab.error && <LabFailure error={lab.error} title={t('title')} />}
      <Button onClick={lab.restart}>{t('restart')}</Button>
    </div>
  )
}
