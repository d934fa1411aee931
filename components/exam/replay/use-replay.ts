'use client'

import { useEffect, useState } from 'react'
import { createWorker } from '@/components/lab/create-worker'
import { LabError } from '@/lib/lab/log'
import { type ReplayOf, type ReplayStep, recordReplay } from './record-replay'

export interface Replay {
  steps: readonly ReplayStep[]
  /** All steps are there. */
  complete: boolean
  error: LabError | undefined
}

const EMPTY: Replay = { steps: [], complete: false, error: undefined }

/** Does acts again on an engine in a Web Worker; the steps come one by one. */
export function useReplay(of: ReplayOf): Replay {
  const [given] = useState(of)
  const [replay, setReplay] = useState(EMPTY)
  useEffect(() => {
    const abort = new AbortController()
    const change = (next: (before: Replay) => Replay) => {
      if (!abort.signal.aborted) setReplay(next)
    }
    setReplay(EMPTY)
    recordReplay(
      createWorker(),
      given,
      (step) => change((before) => ({ ...before, steps: [...before.steps, step] })),
      abort.signal,
    ).then(
      () => change((before) => ({ ...before, complete: true })),
      (cause: unknown) => {
        const error = cause instanceof LabError ? cause : new LabError('engine-stopped')
        change((before) => ({ ...before, error }))
      },
    )
    return () => abort.abort()
  }, [given])
  return replay
}
