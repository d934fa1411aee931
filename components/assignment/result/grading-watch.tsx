'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { Progress } from '@/components/ui/progress'
import { useRouter } from '@/lib/i18n/navigation'

const EVERY_MS = 2_000

/** How far the grading is; looks again as long as somebody looks on. */
export function GradingWatch({ done, of }: { done: number; of: number }) {
  const t = useTranslations('assignment.result')
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh()
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [router])
  return (
    <section role="status" className="grid gap-2 rounded-lg border bg-card p-6">
      <p className="font-bold">{t('grading')}</p>
      <p className="text-sm text-muted-foreground">{t('gradingText')}</p>
      <Progress value={done} max={of} label={t('grading')} />
      <p className="text-sm tabular">{t('gradingProgress', { done, of })}</p>
    </section>
  )
}
