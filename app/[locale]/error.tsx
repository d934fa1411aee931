'use client'

import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'

/** What a page shows in place of itself when it fails. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  const t = useTranslations('common')
  return (
    <div className="mx-auto grid max-w-2xl justify-items-start gap-5 px-4 py-16 sm:px-6">
      <h1 className="text-2xl font-bold">{t('failure.title')}</h1>
      <Alert variant="destructive">
        {t('failure.text', { digest: error.digest ?? t('failure.unknown') })}
      </Alert>
      <Button onClick={reset}>{t('retry')}</Button>
    </div>
  )
}
