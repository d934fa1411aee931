'use client'

import { useEffect } from 'react'
import type { VisibleTime } from '../saving/visible-time'

/** Counts the time on the question that is looked at, as long as the page is on the screen. */
export function useVisible(time: VisibleTime, itemId: string | undefined): void {
  useEffect(() => {
    const look = () => time.show(document.hidden ? undefined : itemId, performance.now())
    look()
    document.addEventListener('visibilitychange', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      time.show(undefined, performance.now())
    }
  }, [time, itemId])
}
