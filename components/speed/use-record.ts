'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { AppErrorCode, AppErrorParams } from '@/lib/errors/app-error'
import type { SpeedTask } from '@/lib/speed/task'
import type { Recorded, SpeedActions } from './speed-actions'
import type { FinishedRun } from './use-speed-run'

export interface SentRun {
  recorded?: Recorded
  failure?: { code: AppErrorCode; params?: AppErrorParams }
  busy: boolean
  /** After a failure. */
  send(): void
}

/** Sends a run as soon as it is finished. */
export function useRecord(
  finished: FinishedRun | undefined,
  task: SpeedTask,
  actions: SpeedActions,
  onRecorded: (recorded: Recorded) => void,
): SentRun {
  const [sent, setSent] = useState<Omit<SentRun, 'send'> & { id: string }>()

  const latest = useRef({ task, actions, onRecorded })
  latest.current = { task, actions, onRecorded }

  const send = useCallback(async (run: FinishedRun) => {
    const { id } = run
    setSent({ id, busy: true })
    const result = await latest.current.actions
      .record(latest.current.task, run)
      .catch(() => ({ ok: false, code: 'INTERNAL' }) as const)
    // What was started anew meanwhile is another run.
    const show = (state: Omit<SentRun, 'send'>) => setSent((now) => (now?.id === id ? { id, ...state } : now))
    if (!result.ok) return show({ busy: false, failure: result })
    show({ busy: false, recorded: result.data })
    latest.current.onRecorded(result.data)
  }, [])

  useEffect(() => {
    if (finished) void send(finished)
  }, [finished, send])

  const state = finished && sent?.id === finished.id ? sent : { busy: Boolean(finished) }
  return { ...state, send: () => finished && void send(finished) }
}
