'use client'

import { useTranslations } from 'next-intl'
import type { PodPicture } from '@/lib/lab/picture/schema'
import type { Density } from './density'
import { PodTile } from './pod-tile'
import { rovingKeys } from './roving-keys'

export interface PodListProps {
  pods: readonly PodPicture[]
  density: Density
  /** uids of those that policies select. */
  guarded?: ReadonlySet<string> | undefined
  onOpen(key: string): void
}

const MOODS = ['good', 'busy', 'bad', 'over'] as const

/** Pods as cards, lines or dots. */
export function PodList({ pods, density, guarded, onOpen }: PodListProps) {
  const t = useTranslations('lab')
  const moods = Object.fromEntries(MOODS.map((mood) => [mood, t(`mood.${mood}`)]))
  const guardedWord = t('map.guarded')
  const isDots = density === 'dot'
  return (
    <ul
      className={isDots ? 'flex flex-wrap gap-1' : density === 'line' ? 'grid gap-1' : 'grid gap-1.5'}
      onKeyDown={isDots ? rovingKeys : undefined}
    >
      {pods.map((pod, index) => (
        <li key={pod.uid} className="min-w-0">
          <PodTile
            pod={pod}
            density={density}
            mood={moods[pod.mood] ?? ''}
            guarded={guarded?.has(pod.uid) ? guardedWord : undefined}
            stop={!isDots || index === 0}
            onOpen={onOpen}
          />
        </li>
      ))}
    </ul>
  )
}
