'use client'

import { useEffect, useRef, useState } from 'react'
import { useErrorMessage } from '@/components/layout/use-error-message'
import { inPieces } from '@/components/outbox/in-pieces'
import type { ActionResult } from '@/lib/errors/app-error'

export interface Counted {
  done: number
  of: number
}

/** Something long that is under way, a piece at a time; ended when nobody looks on any more. */
export function useRegradeRun() {
  const messageOf = useErrorMessage()
  const [progress, setProgress] = useState<Counted>()
  const [failure, setFailure] = useState<string>()
  const ended = useRef(false)
  useEffect(() => {
    ended.current = false
    return () => {
      ended.current = true
    }
  }, [])

  /** @param tell says whether there is to be another piece @returns whether it came to its end */
  async function run<T extends Counted>(
    ask: (before: T | undefined) => Promise<ActionResult<T>>,
    tell: (piece: T) => boolean,
  ): Promise<boolean> {
    setFailure(undefined)
    setProgress({ done: 0, of: 0 })
    const code = await inPieces(ask, (piece) => {
      if (ended.current) return false
      setProgress({ done: piece.done, of: piece.of })
      return tell(piece)
    })
    setProgress(undefined)
    if (code) setFailure(messageOf({ code }))
    return code === undefined && !ended.current
  }
  return { progress, failure, run }
}
