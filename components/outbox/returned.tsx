'use client'

import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'

/** Tells somebody who has signed in again that what they owed from before is with the server now. */
export function Returned({ count, className }: { count: number; className?: string }) {
  const t = useTranslations('offline')
  return (
    <Alert variant="success" className={className}>
      {t('returned', { count })}
    </Alert>
  )
}
