'use client'

import { useTranslations } from 'next-intl'
import type { WorkloadPicture } from '@/lib/lab/picture/schema'

const share = (part: number, of: number) => `${of > 0 ? Math.min(100, (100 * part) / of) : 100}%`

/** How many Pods are as wanted; behind it, how many are of the newest template. */
export function RolloutBar({ workload }: { workload: WorkloadPicture }) {
  const t = useTranslations('lab.map')
  const { ready, wanted, updated = ready, mood } = workload
  const colour = mood === 'bad' ? 'bg-destructive' : mood === 'busy' ? 'bg-warning' : 'bg-success'
  if (mood === 'over') return null
  return (
    <div
      role="progressbar"
      aria-label={t('rollout', { ready, wanted, updated })}
      aria-valuemin={0}
      aria-valuemax={wanted}
      aria-valuenow={Math.min(ready, wanted)}
      title={t('rollout', { ready, wanted, updated })}
      className="relative mt-1.5 h-1.5 overflow-hidden rounded-full bg-secondary"
    >
      <div
        className="absolute inset-y-0 left-0 bg-info opacity-45 transition-[width] motion-reduce:transition-none"
        style={{ width: share(updated, wanted) }}
      />
      <div
        className={`absolute inset-y-0 left-0 ${colour} transition-[width] motion-reduce:transition-none`}
        style={{ width: share(Math.min(ready, updated), wanted) }}
      />
    </div>
  )
}
