'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Lab } from '@/components/lab/use-lab'
import type { LabLog } from '@/lib/lab/log'
import { keysIn } from '@/lib/speed/count-keys'
import type { SpeedTask } from '@/lib/speed/task'

/** What the page measured of a run that reached the state. */
export interface FinishedRun {
  /** Made here, so that sending it twice stores it once. */
  id: string
  log: LabLog
  keystrokes: number
  /** Characters. */
  pasted: number
  /** From the first key to the end of the command that did it, by the page's clock. */
  durationMs: number
  finishedAt: Date
}

export interface SpeedRun {
  /** Counts the tries at this start: a new one needs a new terminal. */
  attempt: number
  keystrokes: number
  pasted: number
  /** When the first key was pressed, by `performance.now()`. */
  startedAt: number | undefined
  finished: FinishedRun | undefined
  /** Tells of what was typed or pasted. */
  typed(data: string, pasted: boolean): void
  /** The same start at once. */
  again(): Promise<void>
}

interface Counts {
  keystrokes: number
  pasted: number
  startedAt: number | undefined
}
const NOTHING: Counts = { keystrokes: 0, pasted: 0, startedAt: undefined }

/**
 * Counts keys and time, and looks after each command whether the state is reached. A key is one keystroke, Tab, arrows
 * and Backspace among them; a paste is one too, its characters are counted apart. The cluster's own time counts nothing.
 */
export function useSpeedRun(lab: Lab, task: SpeedTask): SpeedRun {
  const [attempt, setAttempt] = useState(0)
  const [counts, setCounts] = useState(NOTHING)
  const [finished, setFinished] = useState<FinishedRun>()
  /** As `counts`, for what happens between two renders; a new object for each attempt. */
  const current = useRef({ ...NOTHING, over: false })

  const typed = useCallback((data: string, pasted: boolean) => {
    const now = current.current
    if (now.over) return
    now.startedAt ??= performance.now()
    now.keystrokes += pasted ? 1 : keysIn(data)
    if (pasted) now.pasted += data.length
    const { keystrokes, startedAt } = now
    setCounts({ keystrokes, pasted: now.pasted, startedAt })
  }, [])

  const finish = useCallback((log: LabLog, reachedAt: number) => {
    const run = current.current
    run.over = true
    const { keystrokes, pasted, startedAt = reachedAt } = run
    const durationMs = Math.round(reachedAt - startedAt)
    const id = crypto.randomUUID()
    setFinished({ id, log, keystrokes, pasted, durationMs, finishedAt: new Date() })
  }, [])

  useWatch(lab, task, current, finish)

  const again = useCallback(async () => {
    current.current = { ...NOTHING, over: false }
    await lab.act({ kind: 'reset' })
    setCounts(NOTHING)
    setFinished(undefined)
    setAttempt((count) => count + 1)
  }, [lab.act])

  return { attempt, ...counts, finished, typed, again }
}

/** Looks whenever the shell waits for a command and something may have changed. */
function useWatch(
  lab: Lab,
  { checks }: SpeedTask,
  current: { readonly current: Counts & { over: boolean } },
  finish: (log: LabLog, reachedAt: number) => void,
): void {
  const { phase, prompts, check, log } = lab
  const watch = useRef({ looking: false, changedAt: 0, missed: false })

  // What looks comes late: it is fetched while nobody has typed yet.
  useEffect(() => {
    if (phase === 'ready') void check(checks)
  }, [phase, check, checks])

  useEffect(() => {
    const run = current.current
    const isWaiting = prompts.every(({ mode }) => mode === 'prompt')
    if (phase !== 'ready' || !isWaiting || run.startedAt === undefined || run.over) return
    const now = watch.current
    now.changedAt = performance.now()
    now.missed = now.looking
    if (now.looking) return
    now.looking = true
    const look = async (): Promise<void> => {
      now.missed = false
      const reachedAt = now.changedAt
      const findings = await check(checks)
      if (run.over || current.current !== run) return
      if (findings?.every(({ passed }) => passed)) {
        const done = await log()
        if (done && current.current === run) return finish(done, reachedAt)
      }
      if (now.missed) return look()
    }
    void look().finally(() => {
      now.looking = false
    })
  }, [phase, prompts, check, log, checks, current, finish])
}
