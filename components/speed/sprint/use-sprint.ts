'use client'

import { useCallback, useEffect, useReducer, useState } from 'react'
import { browserStorage } from '@/components/storage/browser-storage'
import { pageStorage } from '@/components/storage/page-storage'
import type { RunningSprint } from '@/lib/speed/sprint'
import { beginSprint, putOff, stepSprint } from '@/lib/speed/sprint-course'
import type { SpeedTask } from '@/lib/speed/task'
import type { FinishedRun } from '../use-speed-run'
import type { SprintActions } from './sprint-actions'
import { type SprintEntry, sprintOutbox } from './sprint-outbox'

/** The network may be back without the browser saying so. */
const RETRY_MS = 5_000
/** What is owed at the end is waited for so long. */
const PATIENCE_MS = 8_000
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** How what was done gets to the server. */
export interface SprintSending {
  /** Runs that the server has not answered. */
  waiting: number
  unreachable: boolean
}

/**
 * Where I am in a sprint. What is done is written down here and sent behind it: nobody waits for the network, and a page
 * that is loaded again sends what the one before could not.
 */
export function useSprint(sprint: RunningSprint, actions: SprintActions) {
  const [outbox] = useState(() =>
    sprintOutbox(pageStorage(browserStorage), actions, {
      recorded(id, run) {
        if (!run.confirmed) dispatch({ kind: 'refused', id })
        else if (!run.counted) setUncounted((all) => [...all, id])
      },
      refused: (id) => dispatch({ kind: 'refused', id }),
    }),
  )
  const owed = () => outbox.entries().filter(({ sprintId }) => sprintId === sprint.id)
  const [course, dispatch] = useReducer(stepSprint, undefined, () => begin(sprint, owed()))
  /** Confirmed, but too late, or solved on another page before. */
  const [uncounted, setUncounted] = useState<readonly string[]>([])
  const sending = useSending(outbox, sprint.id)
  const { send, flush } = sending
  const add = useCallback(
    (entry: SprintEntry) => {
      outbox.add(entry)
      void send()
    },
    [outbox, send],
  )
  const done = useCallback(
    ({ id: exerciseId, artefactHash, seed }: SpeedTask, run: FinishedRun) => {
      dispatch({ kind: 'done', id: exerciseId })
      add({ kind: 'run', ...run, sprintId: sprint.id, exerciseId, artefactHash, seed })
    },
    [add, sprint.id],
  )
  const skip = useCallback(
    (exerciseId: string) => {
      dispatch({ kind: 'skip' })
      add({ kind: 'skip', id: crypto.randomUUID(), sprintId: sprint.id, exerciseId })
    },
    [add, sprint.id],
  )
  return {
    course,
    uncounted,
    sending: { waiting: sending.waiting, unreachable: sending.unreachable } satisfies SprintSending,
    /** Sends what it can before long. */
    flush,
    done,
    skip,
    next: useCallback(() => dispatch({ kind: 'next' }), []),
    told: useCallback((view: RunningSprint) => dispatch({ kind: 'told', ...view }), []),
  }
}

function begin({ tasks, solved, skipped }: RunningSprint, owed: readonly SprintEntry[]) {
  const done = owed.flatMap((entry) => (entry.kind === 'run' ? [entry.exerciseId] : []))
  const put = owed.flatMap((entry) => (entry.kind === 'skip' ? [entry.exerciseId] : []))
  return beginSprint(
    tasks.map(({ id }) => id),
    [...solved, ...done],
    put.reduce(putOff, [...skipped]),
  )
}

/** Sends at once, and again as long as something is left. */
function useSending(outbox: ReturnType<typeof sprintOutbox>, sprintId: string) {
  const [waiting, setWaiting] = useState(0)
  const [unreachable, setUnreachable] = useState(false)
  useEffect(
    () =>
      outbox.subscribe(() => {
        const own = outbox.entries().filter((entry) => entry.sprintId === sprintId)
        setWaiting(own.filter(({ kind }) => kind === 'run').length)
      }),
    [outbox, sprintId],
  )
  const send = useCallback(async () => {
    // Whoever sends takes along what comes meanwhile.
    if (outbox.state().sending) return
    setUnreachable(!(await outbox.flush()) && outbox.state().waiting > 0)
  }, [outbox])
  const flush = useCallback(async () => {
    const until = Date.now() + PATIENCE_MS
    const over = async () => {
      while (outbox.state().sending && Date.now() < until) await sleep(50)
      await send()
    }
    await Promise.race([over(), sleep(PATIENCE_MS)])
  }, [outbox, send])
  useEffect(() => {
    const again = () => void send()
    const lost = () => setUnreachable(true)
    again()
    const timer = setInterval(() => outbox.state().waiting > 0 && again(), RETRY_MS)
    window.addEventListener('online', again)
    window.addEventListener('offline', lost)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
      window.removeEventListener('offline', lost)
    }
  }, [outbox, send])
  return { waiting, unreachable, send, flush }
}
