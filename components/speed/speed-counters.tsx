'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { SpeedRun } from './use-speed-run'
import { useTimeText } from './use-time-text'

const TICK_MS = 100

/** Keys and time of the run under way. Nothing of it is read out while somebody types. */
export function SpeedCounters({ run }: { run: SpeedRun }) {
  const t = useTranslations('speed.counters')
  const timeText = useTimeText()
  const elapsed = useElapsed(run)
  return (
    <dl className="tabular grid grid-cols-2 gap-x-6 text-right" data-speed-counters>
      <Counter
        name={t('keys')}
        value={String(run.finished?.keystrokes ?? run.keystrokes)}
        testId="speed-keys"
      />
      <Counter name={t('time')} value={timeText(elapsed)} testId="speed-time" />
      {run.pasted > 0 && (
        <div className="col-span-2 text-sm text-muted-foreground">{t('pasted', { count: run.pasted })}</div>
      )}
    </dl>
  )
}

function Counter({ name, value, testId }: { name: string; value: string; testId: string }) {
  return (
    <div>
      <dt className="text-sm text-muted-foreground">{name}</dt>
      <dd className="text-2xl font-bold whitespace-nowrap" data-testid={testId}>
        {value}
      </dd>
    </div>
  )
}

function useElapsed({ startedAt, finished }: SpeedRun): number {
  const [now, setNow] = useState(0)
  const runs = startedAt !== undefined && !finished
  useEffect(() => {
    if (!runs) return
    setNow(performance.now())
    const timer = setInterval(() => setNow(performance.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [runs])
  if (finished) return finished.durationMs
  return startedAt === undefined ? 0 : Math.max(0, now - startedAt)
}
