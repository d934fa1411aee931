'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { ReviewSessionControl } from './use-review-session'

/** A break is proposed: what is done stays, and Enter goes on. */
export function Break({ session, left }: { session: ReviewSessionControl; left: number | undefined }) {
  const t = useTranslations('review')
  const { done, queue } = session.state
  return (
    <Card className="grid gap-4">
      <h2 tabIndex={-1} data-break className="text-lg font-bold outline-none">
        {t('break.title')}
      </h2>
      <p>{t('break.text', { count: done.length })}</p>
      {left !== undefined && (
        <p className="text-muted-foreground">{t('left', { count: left + Math.min(1, queue.length) })}</p>
      )}
      <div className="flex flex-wrap gap-3">
        <Button variant="mark" onClick={session.resume}>
          {t('break.goOn')}
        </Button>
        <Button variant="outline" onClick={session.end}>
          {t('stop')}
        </Button>
      </div>
    </Card>
  )
}
