'use client'

import { type Dispatch, useEffect, useRef } from 'react'
import { createWorker } from '@/components/lab/create-worker'
import type { ResponseRunner } from './response-runner'
import { runnableOf, type SessionEvent, type SessionState } from './session'

/** Runs the response of the question on screen where its kind asks for that; the engine starts with the question. */
export function useResponseRunner(state: SessionState, dispatch: Dispatch<SessionEvent>): void {
  const runner = useRef<Promise<ResponseRunner>>(undefined)
  const item = state.queue[0]
  const { phase, pending } = state

  useEffect(() => {
    const question = item && runnableOf(item)
    if (phase !== 'question' || !question) return
    runner.current ??= loadRunner()
    runner.current.then(
      (loaded) => loaded.prepare(question),
      () => {
        runner.current = undefined
      },
    )
  }, [phase, item])

  useEffect(() => {
    const question = item && runnableOf(item)
    if (phase !== 'checking' || !question || !pending) return
    const { servedVariantId } = item
    runner.current ??= loadRunner()
    runner.current
      .then((loaded) => loaded.grade(question, pending.response))
      .then(
        (verdict) => dispatch({ type: 'graded', servedVariantId, verdict }),
        () => dispatch({ type: 'graded', servedVariantId, verdict: undefined }),
      )
  }, [phase, item, pending, dispatch])

  useEffect(() => () => void runner.current?.then((loaded) => loaded.stop()).catch(() => undefined), [])
}

/** Only who meets such a question loads what grades it. */
async function loadRunner(): Promise<ResponseRunner> {
  const { ResponseRunner } = await import('./response-runner')
  return new ResponseRunner(createWorker)
}
