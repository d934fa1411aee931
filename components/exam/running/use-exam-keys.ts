'use client'

import { useEffect, useRef } from 'react'

export interface ExamKeys {
  onNext(): void
  /** Left out: the key is the terminal's. */
  onPrevious?(): void
  onFlag?(): void
}

/** Keys that neither shells and editors nor browsers take; they work in the terminal too. */
export const EXAM_KEYS = { next: 'Alt+PageDown', previous: 'Alt+PageUp', flag: 'Alt+Enter' } as const

const HANDLERS = { PageDown: 'onNext', PageUp: 'onPrevious', Enter: 'onFlag' } as const

/** Goes from task to task and flags by keyboard, wherever the focus is. */
export function useExamKeys(keys: ExamKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const handler = HANDLERS[event.key as keyof typeof HANDLERS]
      const act = handler && latest.current[handler]
      if (!act || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      // Before the terminal hears of it.
      event.preventDefault()
      event.stopPropagation()
      // Held down it counts once.
      if (!event.repeat) act()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])
}
