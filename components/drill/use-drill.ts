'use client'

import { useEffect, useRef, useState } from 'react'
import { browserStorage } from '@/components/storage/browser-storage'
import type { ActionResult, AppErrorCode, AppErrorParams } from '@/lib/errors/app-error'
import type { LabLog } from '@/lib/lab/log'
import type { DrillActions, Started } from './drill-actions'
import type { Refusal } from './drill-refusal'
import type { DrillVerdict } from './drill-results'
import type { Solution } from './drill-solution'
import {
  type DrillAttempt,
  forgetDrill,
  keepDrill,
  keepDrillLog,
  keptDrill,
  keptDrillLog,
} from './kept-drill'
import { useHandIn } from './use-hand-in'

export type DrillFailure = { code: AppErrorCode; params?: AppErrorParams }

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
  const begunHere = useRef(false)
  const { owed, send, takeUp, leave } = useHandIn({
    actions,
    call: (action) => call('submit', action),
    onBegun: (id) => setAttempt({ id, graded: false, startedAt: Date.now() }),
    onGraded(id, result) {
      setAttempt((current) => ({ ...current, id, graded: true }))
      setRefusal('refused' in result ? result.refused : undefined)
      if (!('refused' in result)) setVerdict(result)
    },
    onLost: () => setFailure(undefined),
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: what an earlier page left is looked for once
  useEffect(() => {
    const kept = keptDrill(browserStorage, skillId, owner)
    if (!kept) return
    let current = true
    void keptDrillLog(browserStorage, skillId, kept).then((log) => {
      if (!current || begunHere.current) return
      setLab(kept.lab)
      setAttempt(kept.attempt)
      setResumed({ log })
      takeUp(kept.attempt.id)
    })
    return () => {
      current = false
    }
  }, [skillId, owner])

  useEffect(() => {
    if (verdict?.passed) forgetDrill(browserStorage, skillId)
    else if (lab) keepDrill(browserStorage, skillId, owner, { lab, attempt })
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
    leave()
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

  async function reveal() {
    const result = await call('reveal', () => actions.reveal({ attemptId: attempt.id }))
    if (!result) return
    setAttempt((current) => ({ ...current, graded: true }))
    setSolution(result)
  }

  const keepLog = (log: LabLog) => {
    if (lab) void keepDrillLog(browserStorage, skillId, { lab, attempt }, log)
  }
  return {
    ...{ lab, resumed, attempt, verdict, refusal, solution, failure, busy, owed },
    ...{ begin, submit, reveal, keepLog },
  }
}
