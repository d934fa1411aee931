'use client'

import { useEffect, useRef, useState } from 'react'
import { browserStorage } from '@/components/storage/browser-storage'
import type { ActionResult } from '@/lib/errors/app-error'
import type { DrillActions, Submitted } from './drill-actions'
import { carryHandIn, type HandIn, handInOutbox, keepHandIn, type OwedFor } from './hand-in'

/** The network may be back without the browser saying so. */
const RETRY_MS = 15_000

/** What is shown of a hand-in that the server does not have. */
export interface Owed {
  handIn: HandIn
  why: OwedFor
}

export interface HandInOptions {
  actions: DrillActions
  /** Runs a request, shows that it runs and how it failed. */
  call(action: () => Promise<ActionResult<Submitted>>): Promise<Submitted | undefined>
  /** The attempt of a hand-in is there. */
  onBegun(id: string): void
  onGraded(id: string, result: Submitted): void
  /** No answer came: that is no failure, it is sent again. */
  onLost(): void
}

/** Hands logs in, now or when the network is back. */
export function useHandIn({ actions, call, onBegun, onGraded, onLost }: HandInOptions) {
  const [owed, setOwed] = useState<Owed>()
  const [outbox] = useState(() => handInOutbox(browserStorage, actions))
  const sending = useRef(false)
  /** How often the drill was begun anew: what was sent before is no longer what is shown. */
  const course = useRef(0)

  async function send(handIn: HandIn) {
    if (sending.current) return
    sending.current = true
    const { current: mine } = course
    let owes: OwedFor | undefined
    const result = await call(async () => {
      const answer = await carryHandIn(actions, handIn, () => onBegun(handIn.id)).catch(noAnswer)
      if (!answer?.ok) owes = await keepHandIn(outbox, handIn, answer?.code)
      return answer ?? { ok: false, code: 'INTERNAL', params: {} }
    })
    sending.current = false
    if (owes) {
      onLost()
      if (course.current === mine) setOwed({ handIn, why: owes })
      return
    }
    outbox.remove(handIn.id)
    if (course.current !== mine) return
    setOwed(undefined)
    if (result) onGraded(handIn.id, result)
  }

  const again = useRef(send)
  again.current = send
  useEffect(() => {
    if (!owed || owed.why === 'foreign') return
    const resend = () => void again.current(owed.handIn)
    window.addEventListener('online', resend)
    const timer = window.setInterval(resend, RETRY_MS)
    return () => {
      window.removeEventListener('online', resend)
      window.clearInterval(timer)
    }
  }, [owed])

  /** Waits again for what an earlier page could not send of an attempt. */
  const takeUp = (attemptId: string) => {
    const waiting = outbox.entries().find(({ id, continues }) => id === attemptId || continues === attemptId)
    if (waiting) setOwed({ handIn: waiting, why: 'waiting' })
  }
  /** The drill is begun anew: what waits is sent without being shown here. */
  const leave = () => {
    course.current += 1
    setOwed(undefined)
    void outbox.flush()
  }
  return { owed, send, takeUp, leave }
}

const noAnswer = () => undefined
