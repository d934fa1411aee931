'use client'

import { useState } from 'react'
import { cn } from '@/components/ui/cn'
import { Skeleton } from '@/components/ui/skeleton'
import { type ObjectRef, objectKey } from '@/lib/lab/picture/object-key'
import { ClusterMap } from './cluster-map'
import type { View } from './lab'
import { TimeBar } from './time-bar'
import { Timeline } from './timeline'
import type { Lab } from './use-lab'
import type { Past } from './use-past'
import { Refusals } from './why/refusals'
import { WhyPanel } from './why/why-panel'

interface ObservedProps {
  lab: Lab
  past: Past
  /** The terminal that is shown. */
  tty: number
  /** The class that hides a view on a narrow screen. */
  shown(view: View): string
  /** A line was typed in the terminal. */
  onTyped(): void
}

/** The cluster, at present or as it was, and what happened to it. */
export function Observed({ lab, past, tty, shown, onTyped }: ObservedProps) {
  const [asked, setAsked] = useState<ObjectRef>()
  const picture = past.seen?.picture ?? lab.picture
  if (!picture) return <Skeleton className="h-64" />
  const moment = past.seen?.moment
  const type = (text: string) => {
    lab.typeLine(text, tty)
    onTyped()
  }
  return (
    <>
      <div className={shown('cluster')}>
        <TimeBar lab={lab} past={past} />
      </div>
      <div className={cn('grid gap-2', shown('cluster'))}>
        <ClusterMap
          picture={picture}
          // The terminal is at present, whatever is looked at.
          onCommand={past.seen ? undefined : type}
          onWhy={setAsked}
          why={(ref) =>
            asked && objectKey(asked) === objectKey(ref) ? (
              <WhyPanel lab={lab} object={ref} moment={moment} />
            ) : null
          }
        />
        <div className="justify-self-start">
          <Refusals lab={lab} moment={moment} />
        </div>
      </div>
      <div className={shown('timeline')}>
        <Timeline entries={picture.timeline} onLook={(at) => past.look({ at })} />
      </div>
    </>
  )
}
