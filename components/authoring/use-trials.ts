'use client'

import { useRef, useState } from 'react'
import type { Failure } from '@/components/layout/use-action'
import { useErrorMessage } from '@/components/layout/use-error-message'
import { trialNames } from '@/lib/authoring/trials'
import { useAuthoringActions } from './actions'
import { useEditing } from './use-editor'

interface Running {
  trial: string
  done: number
  of: number
}

/** Runs trials one after the other, so that one sees how far they are, and can stop. */
export function useTrials() {
  const { id, draft, trials, setTrials, flush } = useEditing()
  const { tryAuthoredAction } = useAuthoringActions()
  const messageOf = useErrorMessage()
  const [running, setRunning] = useState<Running>()
  const [failure, setFailure] = useState<{ trial: string; message: Failure['message'] }>()
  const stopped = useRef(false)

  async function runAll(names: readonly string[]): Promise<void> {
    stopped.current = false
    setFailure(undefined)
    for (const [done, trial] of names.entries()) {
      if (stopped.current) return
      setRunning({ trial, done, of: names.length })
      const result = await tryAuthoredAction({ id, trial }).catch(() => undefined)
      if (result?.ok) setTrials(result.data)
      else {
        const { code, params } = result ?? { code: 'INTERNAL' as const, params: {} }
        return setFailure({ trial, message: messageOf({ code, params }) })
      }
    }
  }

  /** @param only those that are not as fresh as the draft */
  async function start(only: 'all' | 'stale'): Promise<void> {
    if (!(await flush())) return
    const fresh = new Set(trials.filter(({ state }) => state === 'fresh').map(({ name }) => name))
    const names = trialNames(draft.wrong).filter((name) => only === 'all' || !fresh.has(name))
    await runAll(names).finally(() => setRunning(undefined))
  }

  const stop = () => {
    stopped.current = true
  }
  return { running, failure, start, stop }
}
