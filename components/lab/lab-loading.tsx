'use client'

import { useTranslations } from 'next-intl'

/** In the place of a terminal whose engine is on its way. */
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
