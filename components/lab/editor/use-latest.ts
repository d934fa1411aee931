'use client'

import { useRef } from 'react'

/** The same object in every render, whose functions are those of the last one. */
export function useLatest<T extends object>(now: T): T {
  const kept = useRef<T>({ ...now })
  Object.assign(kept.current, now)
  return kept.current
}
