'use client'

import { useTranslations } from 'next-intl'
import type { WorkloadPicture } from '@/lib/lab/picture/schema'

/** Scaled, not resized: that moves without a new layout. */
const share = (part: number, of: number) => `scaleX(${of > 0 ? Math.min(1, part / of) : 1})`

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
        className="absolute inset-0 origin-left bg-info opacity-45 transition-transform motion-reduce:transition-none"
        style={{ transform: share(updated, wanted) }}
      />
      <div
        className={`absolute inset-0 origin-left ${colour} transition-transform motion-reduce:transition-none`}
        style={{ transform: share(Math.min(ready, updated), wanted) }}
      />
    </div>
  )
}
