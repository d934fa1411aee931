'use client'

import { useEffect, useRef } from 'react'

/** Whoever types on after the end does not want to start again by that. */
const GRACE_MS = 700

export interface DoneKeys {
  onAgain?: (() => void) | undefined
  onNext?: (() => void) | undefined
}

/** R starts again and N goes on, once a run is done and the keyboard has been at rest for a moment. */
export function useDoneKeys(done: boolean, keys: DoneKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    if (!done) return
    let lastKeyAt = performance.now()
    const press = (event: KeyboardEvent) => {
      const rested = event.timeStamp - lastKeyAt > GRACE_MS
      lastKeyAt = event.timeStamp
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
      if (!rested || typing || event.ctrlKey || event.metaKey || event.altKey) return
      const act = { r: latest.current.onAgain, n: latest.current.onNext }[event.key.toLowerCase()]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [done])
}
