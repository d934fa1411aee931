'use client'

import { useCallback, useMemo, useRef, useState } from 'react'
import { aliveWith } from './keep-alive'

/** Tells the log of a task's engine now. */
type Record = () => Promise<void>

export interface Tasks {
  /** The position of the one on screen. */
  current: number
  /** Those whose engines go on. */
  alive: readonly number[]
  opened: ReadonlySet<number>
  goTo(position: number): void
  /** Remembers how to tell a task's log; call what it returns to end that. */
  enlist(position: number, record: Record): () => void
  /** Tells the logs of all engines. */
  recordAll(): Promise<void>
}

/** Which task is on screen, and which go on behind it. */
export function useTasks(first: number, openedBefore: readonly number[]): Tasks {
  const [current, setCurrent] = useState(first)
  const [alive, setAlive] = useState<readonly number[]>([first])
  const [opened, setOpened] = useState<ReadonlySet<number>>(() => new Set([...openedBefore, first]))
  const records = useRef(new Map<number, Record>())
  const latest = useRef(alive)
  latest.current = alive

  const tell = useCallback(
    (positions: Iterable<number>) =>
      Promise.all(
        [...positions].map((position) =>
          records.current
            .get(position)?.()
            .catch(() => undefined),
        ),
      ),
    [],
  )
  const goTo = useCallback(
    (position: number) => {
      const next = aliveWith(latest.current, position)
      const leaving = latest.current.filter((one) => one !== position)
      setCurrent(position)
      setOpened((before) => new Set([...before, position]))
      // Whoever is to rest has told all before.
      setAlive((before) => [...new Set([position, ...before])])
      void tell(leaving).then(() => setAlive((before) => before.filter((one) => next.includes(one))))
      latest.current = next
    },
    [tell],
  )
  const enlist = useCallback((position: number, record: Record) => {
    records.current.set(position, record)
    return () => void (records.current.get(position) === record && records.current.delete(position))
  }, [])
  // The current one last, so that it is sent first.
  const recordAll = useCallback(async () => {
    await tell([...records.current.keys()].filter((position) => position !== current))
    await tell([current])
  }, [tell, current])
  return useMemo(
    () => ({ current, alive, opened, goTo, enlist, recordAll }),
    [current, alive, opened, goTo, enlist, recordAll],
  )
}
