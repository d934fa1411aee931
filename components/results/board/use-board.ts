'use client'

import { useEffect, useState } from 'react'
import { useErrorMessage } from '@/components/layout/use-error-message'
import type { Board } from '@/lib/classroom/results/board'
import type { ActionResult } from '@/lib/errors/app-error'
import { startPoll } from './poll'

export type LoadBoard = (input: { assignmentId: string; scores: boolean }) => Promise<ActionResult<Board>>

const EVERY_MS = 5_000

/**
 * A board that is read anew every five seconds while it is looked at, and at once when somebody comes back to it.
 * `lost`: the network is away; `failure`: what the server says against it.
 */
export function useBoard(first: Board, load: LoadBoard, asked: { assignmentId: string; scores: boolean }) {
  const [board, setBoard] = useState(first)
  const [lost, setLost] = useState(false)
  const [failure, setFailure] = useState<string>()
  const messageOf = useErrorMessage()
  const { assignmentId, scores } = asked

  // biome-ignore lint/correctness/useExhaustiveDependencies: messages do not change while a page is open
  useEffect(() => {
    const poll = startPoll({
      everyMs: EVERY_MS,
      isHidden: () => document.hidden,
      load: () => load({ assignmentId, scores }),
      onLoad: (result) => {
        setLost(false)
        setFailure(result.ok ? undefined : messageOf(result))
        if (result.ok) setBoard(result.data)
      },
      onLost: () => setLost(true),
    })
    const lose = () => setLost(true)
    // Scores are not there yet.
    if (scores) poll.look()
    document.addEventListener('visibilitychange', poll.look)
    window.addEventListener('online', poll.look)
    window.addEventListener('offline', lose)
    return () => {
      poll.end()
      document.removeEventListener('visibilitychange', poll.look)
      window.removeEventListener('online', poll.look)
      window.removeEventListener('offline', lose)
    }
  }, [load, assignmentId, scores])

  return { board, lost, failure }
}
