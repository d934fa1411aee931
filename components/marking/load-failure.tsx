'use client'

import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'

/** Why something is not there, and a way to ask again. */
export function LoadFailure({ message, retry }: { message: string; retry(): unknown }) {
  const t = useTranslations('common')
  return (
    <div className="grid justify-items-start gap-3">
      <Alert variant="destructive">{message}</Alert>
      <Button variant="outline" onClick={() => void retry()}>
        {t('retry')}
      </Button>
    </div>
  )
}
