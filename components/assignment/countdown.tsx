'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { Timer } from '@/components/exam/timer'
import { useServerClock } from '@/components/exam/use-server-clock'
import { useRouter } from '@/lib/i18n/navigation'

const DAY_MS = 86_400_000
const AGAIN_MS = 3_000

export interface CountdownProps {
  serverNow: Date
  opensAt: Date
}

/** Counts down to the opening, and then shows the page as it is by now. */
export function Countdown({ serverNow, opensAt }: CountdownProps) {
  const t = useTranslations('assignment')
  const router = useRouter()
  const { remainingMs, announced } = useServerClock({ serverNow, closesAt: opensAt })
  const isOver = remainingMs === 0
  useEffect(() => {
    if (!isOver) return
    router.refresh()
    const timer = setInterval(() => router.refresh(), AGAIN_MS)
    return () => clearInterval(timer)
  }, [isOver, router])
  if (remainingMs > DAY_MS) return <p>{t('opensIn', { days: Math.floor(remainingMs / DAY_MS) })}</p>
  const said = announced === undefined ? '' : t('opensSoon', { minutes: announced })
  return (
    <div className="flex items-center gap-3">
      <span>{t('opensAfter')}</span>
      <Timer remainingMs={remainingMs} shortMs={0} label={t('opensAfter')} said={said} testId="opens-in" />
    </div>
  )
}
