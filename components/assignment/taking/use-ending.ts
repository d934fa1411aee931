'use client'

import { useEffect, useRef, useState } from 'react'
import { useRouter } from '@/lib/i18n/navigation'
import type { TakenSubmission, TakingActions } from './submission'
import type { Answers } from './use-answers'

const AGAIN_MS = 3_000

/**
 * When the time is over: sends what is owed and hands in, again and again until the server has said that it is done, and
 * then shows the result. @returns whether the time is over
 */
export function useEnding(
  { id: submissionId, graceMs }: Pick<TakenSubmission, 'id' | 'graceMs'>,
  isOver: boolean,
  { flush, forget, phase }: Answers,
  handIn: TakingActions['handIn'],
): boolean {
  const router = useRouter()
  const [ended, setEnded] = useState(false)
  const ends = isOver || phase === 'over'
  const latest = useRef({ flush, forget, phase, handIn, router })
  latest.current = { flush, forget, phase, handIn, router }
  useEffect(() => {
    if (!ends || ended) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let closed = false
    const since = performance.now()
    const end = async () => {
      const now = latest.current
      const isSent = await now.flush()
      if (closed) return
      // Handing in would leave behind what is owed.
      const mayArrive = ['offline', 'signedOut', 'saving'].includes(latest.current.phase)
      if (!isSent && mayArrive && performance.now() - since < graceMs) {
        timer = setTimeout(() => void end(), AGAIN_MS)
        return
      }
      const result = await now.handIn({ submissionId }).catch(() => undefined)
      if (closed) return
      const isDone = result?.ok || result?.code === 'ALREADY_CLOSED' || result?.code === 'ALREADY_HANDED_IN'
      if (!isDone) {
        timer = setTimeout(() => void end(), AGAIN_MS)
        return
      }
      now.forget()
      setEnded(true)
    }
    void end()
    return () => {
      closed = true
      clearTimeout(timer)
    }
  }, [ends, ended, submissionId, graceMs])
  // What was collected may take the server a moment to show.
  useEffect(() => {
    if (!ended) return
    latest.current.router.refresh()
    const timer = setInterval(() => latest.current.router.refresh(), AGAIN_MS)
    return () => clearInterval(timer)
  }, [ended])
  return ends
}
