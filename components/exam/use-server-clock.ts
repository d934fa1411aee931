'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { announcedBetween, ServerClock } from './clock-text'

export interface Remaining {
  /** ms until it closes, by the server's clock. */
  remainingMs: number
  /** Minutes left that are to be read out now; stays until the next. */
  announced: number | undefined
  /** What the server says now. */
  set(serverNow: Date): void
}

/** The time that an exam or a sprint has left, second by second. */
export function useServerClock(timed: { serverNow: Date; closesAt: Date }): Remaining {
  const closesAt = timed.closesAt.getTime()
  const serverNow = timed.serverNow.getTime()
  const clock = useMemo(() => new ServerClock(new Date(serverNow)), [serverNow])
  const read = useCallback(() => clock.until(new Date(closesAt)), [clock, closesAt])
  // The first picture is the server's: on both sides the same.
  const [remainingMs, setRemaining] = useState(closesAt - serverNow)
  const [announced, setAnnounced] = useState<number>()
  const before = useRef(closesAt - serverNow)

  const tick = useCallback(() => {
    const now = read()
    const minutes = announcedBetween(before.current, now)
    if (minutes !== undefined) setAnnounced(minutes)
    before.current = now
    // Whole seconds: nothing else is shown.
    setRemaining(Math.ceil(now / 1000) * 1000)
  }, [read])

  useEffect(() => {
    tick()
    const timer = setInterval(tick, 500)
    return () => clearInterval(timer)
  }, [tick])

  const set = useCallback(
    (time: Date) => {
      clock.set(time)
      tick()
    },
    [clock, tick],
  )
  return { remainingMs, announced, set }
}
