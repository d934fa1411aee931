'use client'

import { useTranslations } from 'next-intl'
import type { Lab } from '@/components/lab/use-lab'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'

/** While the engine comes. */
export function LabLoading() {
  const t = useTranslations('lab')
  return (
    <div role="status" className="grid place-items-center rounded-lg border bg-code">
      <p className="animate-pulse font-mono text-sm text-muted-foreground motion-reduce:animate-none">
        {t('loading')}
      </p>
    </div>
  )
}

/** Why the last action was refused. */
export function LabFailure({ lab: { error } }: { lab: Lab }) {
  const t = useTranslations('lab.failure')
  if (!error) return null
  const params = { message: String(error.params.message ?? ''), most: Number(error.params.most ?? 0) }
  return <Alert variant="destructive">{t(error.code, params)}</Alert>
}

/** The engine is gone. */
export function LabStopped({ lab }: { lab: Lab }) {
  const t = useTranslations('lab.stopped')
  return (
    <div className="grid justify-items-start gap-4">
      <LabFailure lab={lab} />
      <Button onClick={lab.restart}>{t('restart')}</Button>
    </div>
  )
}
