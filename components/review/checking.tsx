'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { SessionState } from './session'

const PATIENCE_MS = 1000

/** How it stands with a response that is being run: nothing at first, then that it takes a while, or that it failed. */
export function Checking({ state, onRetry }: { state: SessionState; onRetry(): void }) {
  const t = useTranslations('review')
  if (state.phase === 'checking') return <Running />
  if (state.phase !== 'question' || !state.pending) return null
  return (
    <Alert variant="destructive" title={t('checking.failed')}>
      <p>{t('checking.failedText')}</p>
      <Button variant="outline" size="sm" className="mt-2" onClick={onRetry}>
        {t('retry')}
      </Button>
    </Alert>
  )
}

function Running() {
  const t = useTranslations('review.checking')
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div role="status" data-checking className="min-h-8">
      {slow && (
        <>
          <p className="text-sm text-muted-foreground">{t('running')}</p>
          <div aria-hidden className="mt-2 h-1.5 overflow-hidden rounded-full bg-secondary">
            <div className="h-full w-1/3 animate-pulse rounded-full bg-foreground motion-reduce:animate-none" />
          </div>
        </>
      )}
    </div>
  )
}
