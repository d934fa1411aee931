'use client'

import { Shield } from 'lucide-react'
import { memo } from 'react'
import { cn } from '@/components/ui/cn'
import { objectKey } from '@/lib/lab/picture/object-key'
import type { PodPicture } from '@/lib/lab/picture/schema'
import type { Density } from './density'
import { MOOD_LOOKS } from './mood-look'

export interface PodTileProps {
  pod: PodPicture
  density: Density
  /** What its mood is called; that NetworkPolicies select it. */
  mood: string
  guarded?: string | undefined
  /** Whether Tab stops here; of many dots it stops at one, and arrows lead on. */
  stop?: boolean
  onOpen(key: string): void
}

const SHAPES: Record<Density, string> = {
  card: 'grid min-h-11 w-full gap-x-2 rounded-md border border-l-4 bg-background px-2.5 py-1.5 text-left',
  line: 'flex min-h-8 w-full items-baseline gap-x-2 rounded-sm border border-l-4 bg-background px-2 py-1 text-left',
  dot: 'grid size-6 place-items-center border font-mono text-xs leading-none font-bold',
}

const title = ({ namespace, name }: PodPicture) => (namespace === 'default' ? name : `${namespace}/${name}`)

/** What is about to go, or has ended, fades: only its words stay as they are, to be read. */
const isLeaving = ({ status, mood }: PodPicture) => status === 'Terminating' || mood === 'over'

/** One Pod on the map. The colour only repeats what words and signs say. Drawn anew only when the Pod changed. */
export const PodTile = memo(function PodTile(props: PodTileProps) {
  const { pod, density, mood, guarded, stop = true, onOpen } = props
  const look = MOOD_LOOKS[pod.mood]
  const name = title(pod)
  const said = `${name}: ${pod.status} ${pod.ready} (${mood})`
  return (
    <button
      type="button"
      data-pod={pod.name}
      tabIndex={stop ? 0 : -1}
      onClick={() => onOpen(objectKey({ kind: 'Pod', ...pod }))}
      aria-label={guarded ? `${said}, ${guarded}` : said}
      title={density === 'card' ? undefined : said}
      className={cn(
        'duration-300 hover:bg-accent starting:opacity-0 motion-reduce:transition-none',
        // Many that move at once cost more than they tell.
        density === 'dot' ? 'transition-[opacity,background-color]' : 'transition starting:translate-y-1',
        SHAPES[density],
        density === 'dot' ? look.dot : look.edge,
        isLeaving(pod) && 'border-dashed bg-transparent!',
      )}
    >
      {density === 'dot' ? look.sign : <Words pod={pod} name={name} density={density} guarded={guarded} />}
    </button>
  )
})

type WordsProps = Pick<PodTileProps, 'pod' | 'density' | 'guarded'> & { name: string }

function Words({ pod, name, density, guarded }: WordsProps) {
  const { sign, word } = MOOD_LOOKS[pod.mood]
  const isLine = density === 'line'
  return (
    <>
      <span className={cn('font-mono text-xs', isLine ? 'min-w-0 flex-1 truncate' : 'break-all')}>
        {guarded && <Shield aria-hidden className="mr-1 inline size-3 align-[-1px] text-info" />}
        {name}
      </span>
      <span className={cn('flex gap-x-2 text-xs', isLine ? 'shrink-0' : 'flex-wrap')}>
        <span className={cn('font-semibold', word)}>
          <span aria-hidden>{sign}</span> {pod.status}
        </span>
        <span className="text-muted-foreground">{pod.ready}</span>
      </span>
    </>
  )
}
