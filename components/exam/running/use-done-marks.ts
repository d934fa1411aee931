'use client'

import { useCallback, useEffect, useState } from 'react'
import { browserStorage } from '@/components/storage/browser-storage'

/** What the learner has ticked off, for their own eyes: it is kept in this browser only, and counts for nothing. */
export function useDoneMarks(examId: string): { done: ReadonlySet<number>; toggle(position: number): void } {
  const key = `kubekata-exam-${examId}-done`
  const [done, setDone] = useState<ReadonlySet<number>>(new Set())
  useEffect(() => {
    const kept = browserStorage.getItem(key) ?? ''
    setDone(new Set(kept.split(',').filter(Boolean).map(Number)))
  }, [key])
  const toggle = useCallback(
    (position: number) => {
      const next = new Set(done)
      if (!next.delete(position)) next.add(position)
      setDone(next)
      browserStorage.setItem(key, [...next].join(','))
    },
    [done, key],
  )
  return { done, toggle }
}
