'use client'

import { useEffect, useState } from 'react'
import { useErrorMessage } from '@/components/layout/use-error-message'
import type { Board } from '@/lib/classroom/results/board'
import type { ActionResult } from '@/lib/errors/app-error'

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
    let ended = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const plan = () => {
      clearTimeout(timer)
      if (!document.hidden) timer = setTimeout(refresh, EVERY_MS)
    }
    async function refresh() {
      clearTimeout(timer)
      const result = await load({ assignmentId, scores }).catch(() => undefined)
      if (ended) return
      setLost(result === undefined)
      if (result) setFailure(result.ok ? undefined : messageOf(result))
      if (result?.ok) setBoard(result.data)
      plan()
    }
    const look = () => (document.hidden ? clearTimeout(timer) : void refresh())
    const lose = () => setLost(true)
    document.addEventListener('visibilitychange', look)
    window.addEventListener('online', look)
    window.addEventListener('offline', lose)
    if (scores) void refresh()
    else plan()
    return () => {
      ended = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('online', look)
      window.removeEventListener('offline', lose)
    }
  }, [load, assignmentId, scores])

  return { board, lost, failure }
}
