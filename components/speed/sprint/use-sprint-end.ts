'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { AppErrorCode } from '@/lib/errors/app-error'
import type { RunningSprint, SprintResult } from '@/lib/speed/sprint'
import type { SprintActions } from './sprint-actions'

/** The server's clock may be a little behind what the page makes of it. */
const AGAIN_MS = 300
/** More than that, and it is the page's clock that was wrong. */
const BEHIND_MS = 3_000

export type SprintPhase = 'running' | 'ending' | 'lost' | 'over'

/** Why a sprint could not be ended. */
export type EndFailure = AppErrorCode | 'unreachable'

export interface SprintEndOptions {
  sprintId: string
  actions: SprintActions
  /** Sends what is owed, as far as that goes before long. */
  flush(): Promise<void>
  /** The time was not over. */
  onGoesOn(sprint: RunningSprint): void
}

/** Ends a sprint on the page, when its time is over or somebody has had enough, and gets what it came to. */
export function useSprintEnd({ sprintId, actions, flush, onGoesOn }: SprintEndOptions) {
  const [phase, setPhase] = useState<SprintPhase>('running')
  const [result, setResult] = useState<SprintResult>()
  const busy = useRef(false)
  const goesOn = useRef(onGoesOn)
  goesOn.current = onGoesOn

  const show = useCallback((ended: SprintResult) => {
    setResult(ended)
    setPhase('over')
  }, [])

  /** When the time is over. */
  const finish = useCallback(async () => {
    if (busy.current) return
    busy.current = true
    setPhase('ending')
    await flush()
    for (;;) {
      const answer = await actions.get({ sprintId }).catch(() => undefined)
      if (!answer?.ok) {
        setPhase('lost')
        break
      }
      if (answer.data.over) {
        show(answer.data)
        break
      }
      if (answer.data.closesAt.getTime() - answer.data.serverNow.getTime() > BEHIND_MS) {
        goesOn.current(answer.data)
        setPhase('running')
        break
      }
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    }
    busy.current = false
  }, [sprintId, actions, flush, show])

  /** Before that. @returns why it could not */
  const end = useCallback(async (): Promise<EndFailure | undefined> => {
    await flush()
    const answer = await actions.end({ sprintId }).catch(() => undefined)
    if (!answer?.ok) return answer?.code ?? 'unreachable'
    show(answer.data)
    return undefined
  }, [sprintId, actions, flush, show])

  useEffect(() => {
    if (phase !== 'lost') return
    const again = () => void finish()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [phase, finish])

  return { phase, result, show, finish, end }
}
