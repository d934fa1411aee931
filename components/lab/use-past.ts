'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { PastView } from '@/lib/lab/lab-client'
import type { Lab } from './use-lab'

type Of = Parameters<Lab['view']>[0]

/** What is looked at instead of the present. */
export interface Past {
  /** Undefined: the present. */
  seen: PastView | undefined
  /** Looks at a moment, or at a time; while one is fetched only the last wish counts. */
  look(of: Of): void
  /** Back to the present. */
  leave(): void
  /** Goes on from what is looked at, as another course of events. */
  goOn(): Promise<void>
}

/** A look back: the clock stands still meanwhile, and whatever is done leads back to the present. */
export function usePast(lab: Lab): Past {
  const [seen, setSeen] = useState<PastView>()
  const wished = useRef<Of | undefined>(undefined)
  const busy = useRef(false)
  const wasRunning = useRef(true)
  const { view, act, actions, travel, running, setRunning } = lab
  const leave = useCallback(() => {
    wished.current = undefined
    if (seen) setRunning(wasRunning.current)
    setSeen(undefined)
  }, [seen, setRunning])

  const look = useCallback(
    async (of: Of) => {
      wished.current = of
      if (!seen) wasRunning.current = running
      setRunning(false)
      if (busy.current) return
      busy.current = true
      while (wished.current) {
        const next: Of = wished.current
        const found = await view(next)
        if (wished.current === next) {
          wished.current = undefined
          if (found) setSeen(found)
        }
      }
      busy.current = false
    },
    [seen, running, setRunning, view],
  )

  const goOn = useCallback(async () => {
    if (seen && (await act({ kind: 'branch', moment: seen.moment }))) leave()
  }, [seen, act, leave])

  // Something was done: whoever looks back sees what comes of it.
  const done = `${actions} ${travel.course}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was done counts
  useEffect(leave, [done])

  return { seen, look: (of) => void look(of), leave, goOn }
}
