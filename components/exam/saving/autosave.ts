'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

export type SaveState = 'saved' | 'saving' | 'unsaved'
export type SaveOutcome = 'stored' | 'refused' | 'unreachable'

const SETTLE_MS = 500
const RETRY_MS = 3000

/**
 * Saves what changes, the latest value of each item, one request after the other. What could not be sent stays and
 * is tried again; `refused` gives it up, since sending again would not help. `flush` resolves once nothing waits,
 * and says whether everything got through.
 */
export function useAutosave<Value>(save: (id: string, value: Value) => Promise<SaveOutcome>) {
  const waiting = useRef(new Map<string, Value>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef<Promise<boolean>>(undefined)
  const [state, setState] = useState<SaveState>('saved')

  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current)
    running.current ??= drain(waiting.current, save).then((complete) => {
      running.current = undefined
      if (complete) setState(waiting.current.size === 0 ? 'saved' : 'saving')
      else setState('unsaved')
      if (waiting.current.size > 0) timer.current = setTimeout(flush, complete ? SETTLE_MS : RETRY_MS)
      return complete
    })
    return running.current
  }, [save])

  const change = useCallback(
    (id: string, value: Value) => {
      waiting.current.set(id, value)
      setState('saving')
      clearTimeout(timer.current)
      timer.current = setTimeout(flush, SETTLE_MS)
    },
    [flush],
  )

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (waiting.current.size > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      clearTimeout(timer.current)
    }
  }, [])

  return { state, change, flush }
}

/** Sends until nothing waits or one cannot be sent; a value that changed meanwhile is sent again. */
export async function drain<Value>(
  waiting: Map<string, Value>,
  save: (id: string, value: Value) => Promise<SaveOutcome>,
): Promise<boolean> {
  for (let next = first(waiting); next; next = first(waiting)) {
    const [id, value] = next
    if ((await save(id, value)) === 'unreachable') return false
    if (waiting.get(id) === value) waiting.delete(id)
  }
  return true
}

function first<Value>(waiting: Map<string, Value>): [string, Value] | undefined {
  for (const entry of waiting) return entry
  return undefined
}
