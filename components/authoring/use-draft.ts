'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { ActionResult } from '@/lib/errors/app-error'

const SETTLE_MS = 900
const RETRY_MS = 4_000
const MOST_UNDONE = 50

export type DraftState = 'saved' | 'saving' | 'unsaved' | 'conflict'

interface Saved {
  revision: number
}

export interface DraftHandle<Draft> {
  draft: Draft
  state: DraftState
  /** How often it was saved by now. */
  revision(): number
  change(change: (draft: Draft) => Draft): void
  /** Back to before the last change; undefined: there is none. */
  undo: (() => void) | undefined
  /** Saves what waits. False: it could not be. */
  flush(): Promise<boolean>
  /** What the server holds now, whoever put it there. */
  adopt(draft: Draft, revision: number): void
}

/**
 * A draft that is saved as it changes, one save after the other. What the server refuses because the draft was saved from
 * somewhere else stays here, and nothing more is sent.
 */
export function useDraft<Draft, Result extends Saved>(
  given: { draft: Draft; revision: number },
  save: (draft: Draft, revision: number) => Promise<ActionResult<Result>>,
  onSaved: (result: Result) => void,
): DraftHandle<Draft> {
  const [draft, setDraft] = useState(given.draft)
  const [state, setState] = useState<DraftState>('saved')
  const [before, setBefore] = useState<readonly Draft[]>([])
  const now = useRef({ draft: given.draft, saved: given.draft, revision: given.revision, conflict: false })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef<Promise<boolean>>(undefined)
  const latest = useRef({ save, onSaved })
  latest.current = { save, onSaved }

  const send = useCallback(async (): Promise<boolean> => {
    while (now.current.draft !== now.current.saved) {
      const { draft: sent, revision } = now.current
      const result = await latest.current.save(sent, revision).catch(() => undefined)
      if (!result?.ok) {
        now.current.conflict = result?.code === 'CONFLICT'
        setState(now.current.conflict ? 'conflict' : 'unsaved')
        return false
      }
      now.current = { ...now.current, saved: sent, revision: result.data.revision }
      latest.current.onSaved(result.data)
    }
    setState('saved')
    return true
  }, [])

  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current)
    if (now.current.conflict) return Promise.resolve(false)
    running.current ??= send().finally(() => {
      running.current = undefined
      const waits = now.current.draft !== now.current.saved && !now.current.conflict
      if (waits) timer.current = setTimeout(flush, RETRY_MS)
    })
    return running.current
  }, [send])

  const put = useCallback(
    (next: Draft) => {
      now.current.draft = next
      setDraft(next)
      if (now.current.conflict) return
      setState('saving')
      clearTimeout(timer.current)
      timer.current = setTimeout(flush, SETTLE_MS)
    },
    [flush],
  )

  const change = useCallback(
    (how: (draft: Draft) => Draft) => {
      const old = now.current.draft
      const next = how(old)
      if (next === old) return
      setBefore((known) => [...known.slice(1 - MOST_UNDONE), old])
      put(next)
    },
    [put],
  )

  const undo = useCallback(() => {
    const last = before.at(-1)
    if (last === undefined) return
    setBefore(before.slice(0, -1))
    put(last)
  }, [before, put])

  const adopt = useCallback((next: Draft, revision: number) => {
    clearTimeout(timer.current)
    now.current = { draft: next, saved: next, revision, conflict: false }
    setDraft(next)
    setBefore([])
    setState('saved')
  }, [])

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (now.current.draft !== now.current.saved) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      clearTimeout(timer.current)
      if (now.current.draft !== now.current.saved && !now.current.conflict) void flush()
    }
  }, [flush])

  const revision = useCallback(() => now.current.revision, [])
  return { draft, state, revision, change, undo: before.length ? undo : undefined, flush, adopt }
}
