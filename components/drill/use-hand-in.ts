'use client'

import { useEffect, useRef, useState } from 'react'
import { HAND_INS_KEY } from '@/components/outbox/keys'
import { Outbox } from '@/components/outbox/outbox'
import { browserStorage } from '@/components/storage/browser-storage'
import type { ActionResult } from '@/lib/errors/app-error'
import type { DrillActions, Submitted } from './drill-actions'
import { carryHandIn, type HandIn } from './hand-in'

/** The network may be back without the browser saying so. */
const RETRY_MS = 15_000

/** What waits for the network; `kept`: it outlives the page. */
export interface Owed {
  handIn: HandIn
  kept: boolean
}

export interface HandInOptions {
  skillId: string
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
export function useHandIn({ skillId, actions, call, onBegun, onGraded, onLost }: HandInOptions) {
  const [owed, setOwed] = useState<Owed>()
  const [outbox] = useState(
    () => new Outbox<HandIn>(HAND_INS_KEY, browserStorage, (one) => carryHandIn(actions, one)),
  )
  const sending = useRef(false)
  /** How often the drill was begun anew: what was sent before is no longer what is shown. */
  const course = useRef(0)

  async function send(handIn: HandIn) {
    if (sending.current) return
    sending.current = true
    const { current: mine } = course
    let lost = false
    const result = await call(() =>
      carryHandIn(actions, handIn, () => onBegun(handIn.id)).catch((): ActionResult<Submitted> => {
        lost = true
        return { ok: false, code: 'INTERNAL', params: {} }
      }),
    )
    sending.current = false
    if (lost) return owe(handIn, course.current === mine)
    outbox.remove(handIn.id)
    if (course.current !== mine) return
    setOwed(undefined)
    if (result) onGraded(handIn.id, result)
  }

  function owe(handIn: HandIn, shown: boolean) {
    onLost()
    let kept = true
    try {
      outbox.add(handIn)
    } catch {
      kept = false
    }
    if (shown) setOwed({ handIn, kept })
  }

  const again = useRef(send)
  again.current = send
  useEffect(() => {
    if (!owed) return
    const resend = () => void again.current(owed.handIn)
    window.addEventListener('online', resend)
    const timer = window.setInterval(resend, RETRY_MS)
    return () => {
      window.removeEventListener('online', resend)
      window.clearInterval(timer)
    }
  }, [owed])

  /** Waits again for what an earlier page could not send. */
  const takeUp = () => {
    const waiting = outbox.entries().find((one) => one.skillId === skillId)
    if (waiting) setOwed({ handIn: waiting, kept: true })
  }
  /** The drill is begun anew: what waits is sent without being shown here. */
  const leave = () => {
    course.current += 1
    setOwed(undefined)
    void outbox.flush()
  }
  return { owed, send, takeUp, leave }
}
