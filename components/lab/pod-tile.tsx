'use client'

import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import type { Mood, PodPicture } from '@/lib/lab/picture'

const edges: Record<Mood, string> = {
  good: 'border-l-success',
  busy: 'border-l-warning',
  bad: 'border-l-destructive',
  over: 'border-l-input',
}

const words: Record<Mood, string> = {
  good: 'text-success',
  busy: 'text-warning',
  bad: 'text-destructive',
  over: 'text-muted-foreground',
}

/** One Pod on the map: its name and kubectl's STATUS; the colour only repeats what the words say. */
export function PodTile({ pod, onOpen }: { pod: PodPicture; onOpen(): void }) {
  const t = useTranslations('lab')
  const name = pod.namespace === 'default' ? pod.name : `${pod.namespace}/${pod.name}`
  return (
    <button
      type="button"
      onClick={onOpen}
      className={cn(
        'grid min-h-11 w-full gap-x-2 rounded-md border border-l-4 bg-background px-2.5 py-1.5 text-left',
        'transition duration-300 hover:bg-accent starting:translate-y-1 starting:opacity-0',
        'motion-reduce:transition-none',
        edges[pod.mood],
      )}
    >
      <span className="font-mono text-xs break-all">{name}</span>
      <span className="flex flex-wrap gap-x-2 text-xs">
        <span className={cn('font-semibold', words[pod.mood])}>{pod.status}</span>
        <span className="text-muted-foreground">{pod.ready}</span>
        <span className="sr-only">({t(`mood.${pod.mood}`)})</span>
      </span>
    </button>
  )
}
