'use client'

import { useEffect, useReducer, useRef, useState } from 'react'
import type { ActionResult } from '@/lib/errors/app-error'
import { DraftSaver, type DraftState } from './draft-saver'

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

/** A draft that is saved as it changes: draft-saver.ts. The page asks before it is left with something unsaved. */
export function useDraft<Draft, Result extends { revision: number }>(
  given: { draft: Draft; revision: number },
  save: (draft: Draft, revision: number) => Promise<ActionResult<Result>>,
  onSaved: (result: Result) => void,
): DraftHandle<Draft> {
  const [, draw] = useReducer((times: number) => times + 1, 0)
  const latest = useRef({ save, onSaved })
  useEffect(() => {
    latest.current = { save, onSaved }
  })
  const [saver] = useState(
    () =>
      new DraftSaver<Draft, Result>({
        ...given,
        save: (draft, revision) => latest.current.save(draft, revision),
        onSaved: (result) => latest.current.onSaved(result),
        onChange: draw,
      }),
  )
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (saver.isDirty) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('beforeunload', warn)
      saver.end()
    }
  }, [saver])
  const [calls] = useState(() => ({
    revision: () => saver.revision,
    change: (how: (draft: Draft) => Draft) => saver.change(how),
    flush: () => saver.flush(),
    adopt: (draft: Draft, revision: number) => saver.adopt(draft, revision),
    undo: () => saver.undo(),
  }))
  const { draft, state, canUndo } = saver
  return { ...calls, draft, state, undo: canUndo ? calls.undo : undefined }
}
