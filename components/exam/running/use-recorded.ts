'use client'

import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { Lab } from '@/components/lab/use-lab'
import type { LabLog } from '@/lib/lab/log'

/** Keys that follow each other so closely are one entry. */
const KEYS_MS = 600
/**
 * What follows from an action (Pods that become ready) is kept after so long, though nobody does anything. Not again and
 * again: each time counts as a sign that the learner is there.
 */
const AFTERWARDS_MS = 10_000

/**
 * The lab, which tells its log after whatever is done in it. What one types into a program is told as it comes to rest,
 * or every so often.
 * @returns the lab, and what tells the log now
 */
export function useRecorded(lab: Lab, tell: (log: LabLog) => void): { lab: Lab; record(): Promise<void> } {
  const latest = useRef({ lab, tell })
  latest.current = { lab, tell }
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined)
  const later = useRef<ReturnType<typeof setTimeout>>(undefined)

  const record = useCallback(async () => {
    clearTimeout(soon.current)
    soon.current = undefined
    const log = await latest.current.lab.log()
    if (log) latest.current.tell(log)
  }, [])

  const touch = useCallback(
    (waitMs: number) => {
      soon.current ??= setTimeout(() => void record(), waitMs)
      clearTimeout(later.current)
      later.current = setTimeout(() => void record(), AFTERWARDS_MS)
    },
    [record],
  )

  useEffect(
    () => () => {
      clearTimeout(soon.current)
      clearTimeout(later.current)
    },
    [],
  )

  const { line, keys, act, open } = lab
  const actions = useMemo(() => {
    const then = <T>(done: Promise<T>, waitMs = 0) => done.finally(() => touch(waitMs))
    return {
      line: (text: string, tty: number) => then(line(text, tty)),
      keys: (text: string, tty: number) => then(keys(text, tty), KEYS_MS),
      open: () => then(open()),
      act: (action: Parameters<Lab['act']>[0]) => then(act(action)),
    }
  }, [line, keys, act, open, touch])
  return { lab: { ...lab, ...actions }, record }
}
