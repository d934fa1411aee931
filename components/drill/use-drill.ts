'use client'

import { useEffect, useRef, useState } from 'react'
import { HAND_INS_KEY } from '@/components/outbox/keys'
import { browserStorage, Outbox } from '@/components/outbox/outbox'
import type { ActionResult, AppErrorCode, AppErrorParams } from '@/lib/errors/app-error'
import type { LabLog } from '@/lib/lab/log'
import type { DrillActions, Started, Submitted } from './drill-actions'
import type { Refusal } from './drill-refusal'
import type { DrillVerdict } from './drill-results'
import type { Solution } from './drill-solution'
import { carryHandIn, type HandIn } from './hand-in'
import {
  type DrillAttempt,
  forgetDrill,
  keepDrill,
  keepDrillLog,
  keptDrill,
  keptDrillLog,
} from './kept-drill'

export type DrillFailure = { code: AppErrorCode; params?: AppErrorParams }

/** The network may be back without the browser saying so. */
const RETRY_MS = 15_000

export interface DrillOptions {
  skillId: string
  /** Who is known when the page is made; empty: nobody. */
  owner: string
  actions: DrillActions
}

/** A drill's course: begun, handed in (later, when there is no network), begun again or gone on with. */
export function useDrill({ skillId, owner, actions }: DrillOptions) {
  const [lab, setLab] = useState<Started>()
  const [resumed, setResumed] = useState<{ log: LabLog | undefined }>()
  const [attempt, setAttempt] = useState<DrillAttempt>({ id: '', graded: false, startedAt: 0 })
  const [verdict, setVerdict] = useState<DrillVerdict>()
  const [refusal, setRefusal] = useState<Refusal>()
  const [solution, setSolution] = useState<Solution>()
  const [failure, setFailure] = useState<DrillFailure>()
  const [busy, setBusy] = useState<'start' | 'submit' | 'reveal'>()
  /** What waits for the network; `kept`: it outlives the page. */
  const [owed, setOwed] = useState<{ handIn: HandIn; kept: boolean }>()
  const [outbox] = useState(
    () => new Outbox<HandIn>(HAND_INS_KEY, browserStorage, (one) => carryHandIn(actions, one)),
  )
  const sending = useRef(false)
  const begunHere = useRef(false)

  useEffect(() => {
    const kept = keptDrill(window.localStorage, skillId, owner)
    if (!kept) return
    let current = true
    void keptDrillLog(window.localStorage, skillId, kept).then((log) => {
      if (!current || begunHere.current) return
      setLab(kept.lab)
      setAttempt(kept.attempt)
      setResumed({ log })
      const waiting = outbox.entries().find((one) => one.skillId === skillId)
      if (waiting) setOwed({ handIn: waiting, kept: true })
    })
    return () => {
      current = false
    }
  }, [skillId, owner, outbox])

  useEffect(() => {
    if (verdict?.passed) forgetDrill(window.localStorage, skillId)
    else if (lab) keepDrill(window.localStorage, skillId, owner, { lab, attempt })
  }, [skillId, owner, lab, attempt, verdict])

  async function call<T>(
    what: NonNullable<typeof busy>,
    action: () => Promise<ActionResult<T>>,
  ): Promise<T | undefined> {
    setBusy(what)
    setFailure(undefined)
    const result = await action().catch(() => ({ ok: false, code: 'INTERNAL' }) as const)
    setBusy(undefined)
    if (result.ok) return result.data
    setFailure(result)
    return undefined
  }

  async function begin(fromBase: boolean) {
    begunHere.current = true
    const attemptId = crypto.randomUUID()
    const started = await call('start', () => actions.start({ attemptId, skillId, fromBase }))
    if (!started) return
    setAttempt({ id: attemptId, graded: false, startedAt: Date.now() })
    setVerdict(undefined)
    setRefusal(undefined)
    setSolution(undefined)
    setResumed(undefined)
    setLab(started)
  }

  async function submit(log: LabLog) {
    const { id, graded, startedAt } = attempt
    const durationMs = Math.max(0, Date.now() - startedAt)
    // What waits already gives way to what is handed in now.
    const own = owed ? owed.handIn : graded ? { id: crypto.randomUUID(), continues: id } : { id }
    await send({ ...own, skillId, log, durationMs })
  }

  async function send(handIn: HandIn) {
    if (sending.current) return
    sending.current = true
    const begun = () => setAttempt({ id: handIn.id, graded: false, startedAt: Date.now() })
    let lost = false
    const carry = () =>
      carryHandIn(actions, handIn, begun).catch((): ActionResult<Submitted> => {
        lost = true
        return { ok: false, code: 'INTERNAL', params: {} }
      })
    const result = await call('submit', carry)
    sending.current = false
    if (lost) return owe(handIn)
    outbox.remove(handIn.id)
    setOwed(undefined)
    if (!result) return
    setAttempt((current) => ({ ...current, id: handIn.id, graded: true }))
    setRefusal('refused' in result ? result.refused : undefined)
    if (!('refused' in result)) setVerdict(result)
  }

  function owe(handIn: HandIn) {
    setFailure(undefined)
    let kept = true
    try {
      outbox.add(handIn)
    } catch {
      kept = false
    }
    setOwed({ handIn, kept })
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

  async function reveal() {
    const result = await call('reveal', () => actions.reveal({ attemptId: attempt.id }))
    if (!result) return
    setAttempt((current) => ({ ...current, graded: true }))
    setSolution(result)
  }

  const keepLog = (log: LabLog) => {
    if (lab) void keepDrillLog(window.localStorage, skillId, { lab, attempt }, log)
  }
  return {
    ...{ lab, resumed, attempt, verdict, refusal, solution, failure, busy, owed },
    ...{ begin, submit, reveal, keepLog },
  }
}
