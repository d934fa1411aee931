'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useErrorMessage } from '@/components/layout/use-error-message'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Choice } from '@/components/ui/choice'
import type { ActionResult, AppErrorCode, AppErrorParams } from '@/lib/errors/app-error'
import type { LabLog } from '@/lib/lab/log'
import type { LabScenarioInput } from '@/lib/lab/scenario'
import { DrillRefusal, type Refusal } from './drill-refusal'
import { DrillResults, type DrillVerdict } from './drill-results'
import { DrillSolution, type Solution } from './drill-solution'

/** The lab is heavy (terminal, engine): it is loaded when a drill is started. */
const Lab = dynamic(() => import('@/components/lab/lab').then((module) => module.Lab), { ssr: false })

interface Started {
  attemptId: string
  scenario: LabScenarioInput
  seed: number
}

/** Graded, or refused with the first difference. */
export type Submitted = DrillVerdict | { refused: Refusal }

export interface DrillActions {
  start(input: {
    attemptId: string
    skillId: string
    continues?: string
    fromBase?: boolean
  }): Promise<ActionResult<Started>>
  submit(input: { attemptId: string; log: LabLog; durationMs: number }): Promise<ActionResult<Submitted>>
  reveal(input: { attemptId: string }): Promise<ActionResult<Solution>>
}

export interface DrillRunnerProps {
  skillId: string
  task: ReactNode
  actions: DrillActions
}

type Failure = { code: AppErrorCode; params?: AppErrorParams }

/** Task, lab, hand-in, results, solution. After a hand-in one goes on with the same cluster and hands in again. */
export function DrillRunner({ skillId, task, actions }: DrillRunnerProps) {
  const t = useTranslations('review.drill')
  const [lab, setLab] = useState<Started>()
  const [fromBase, setFromBase] = useState(false)
  /** The attempt that the next hand-in belongs to; `graded` once it has been used. */
  const [attempt, setAttempt] = useState({ id: '', graded: false, startedAt: 0 })
  const [verdict, setVerdict] = useState<DrillVerdict>()
  const [refusal, setRefusal] = useState<Refusal>()
  const [solution, setSolution] = useState<Solution>()
  const [failure, setFailure] = useState<Failure>()
  const [busy, setBusy] = useState<'start' | 'submit' | 'reveal'>()
  const frame = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (verdict) frame.current?.querySelector<HTMLElement>('[data-drill-verdict]')?.focus()
  }, [verdict])

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

  async function start(continues?: string): Promise<Started | undefined> {
    const attemptId = crypto.randomUUID()
    const started = await call('start', () =>
      actions.start({ attemptId, skillId, fromBase, ...(continues ? { continues } : {}) }),
    )
    if (started) setAttempt({ id: attemptId, graded: false, startedAt: Date.now() })
    return started
  }

  async function begin() {
    const started = await start()
    if (!started) return
    setVerdict(undefined)
    setRefusal(undefined)
    setSolution(undefined)
    setLab(started)
  }

  async function submit(log: LabLog) {
    const { id, graded, startedAt } = attempt
    const attemptId = graded ? (await start(id))?.attemptId : id
    if (!attemptId) return
    const input = { attemptId, log, durationMs: Date.now() - startedAt }
    const result = await call('submit', () => actions.submit(input))
    if (!result) return
    setAttempt((current) => ({ ...current, graded: true }))
    if ('refused' in result) return setRefusal(result.refused)
    setRefusal(undefined)
    setVerdict(result)
  }

  async function reveal() {
    const result = await call('reveal', () => actions.reveal({ attemptId: attempt.id }))
    if (!result) return
    setAttempt((current) => ({ ...current, graded: true }))
    setSolution(result)
  }

  return (
    <div ref={frame} className="grid gap-6">
      <Card>{task}</Card>
      {failure && <FailureAlert failure={failure} />}
      {busy === 'submit' && <Alert>{t('submitting')}</Alert>}
      {refusal && <DrillRefusal refusal={refusal} />}
      {verdict && <DrillResults verdict={verdict} />}
      {solution && <DrillSolution solution={solution} />}
      {!lab && (
        <div className="grid justify-items-start gap-3">
          <Choice
            checked={fromBase}
            onChange={(event) => setFromBase(event.target.checked)}
            label={t('fromBase')}
            description={t('fromBaseWhy')}
          />
          <Button variant="mark" size="lg" busy={busy === 'start'} onClick={begin}>
            {t(busy === 'start' ? 'starting' : 'start')}
          </Button>
        </div>
      )}
      {lab && (
        <>
          <Lab key={lab.attemptId} scenario={lab.scenario} seed={lab.seed} onSubmit={submit} />
          <div className="flex flex-wrap gap-3">
            <Button variant="outline" busy={busy === 'start'} onClick={begin}>
              {t('again')}
            </Button>
            {!solution && <Reveal ask={!attempt.graded} busy={busy === 'reveal'} onReveal={reveal} />}
          </div>
        </>
      )}
    </div>
  )
}

/** Asks once before an attempt is given up. */
function Reveal({ ask, busy, onReveal }: { ask: boolean; busy: boolean; onReveal(): void }) {
  const t = useTranslations('review.drill')
  const common = useTranslations('common')
  const [sure, setSure] = useState(false)
  if (!ask || sure) {
    return (
      <div className="flex flex-wrap items-center gap-3">
        {ask && <p role="status">{t('giveUpSure')}</p>}
        <Button variant="outline" busy={busy} onClick={onReveal}>
          {t(ask ? 'giveUpYes' : 'showSolution')}
        </Button>
        {ask && (
          <Button variant="ghost" onClick={() => setSure(false)}>
            {common('cancel')}
          </Button>
        )}
      </div>
    )
  }
  return (
    <Button variant="ghost" onClick={() => setSure(true)}>
      {t('giveUp')}
    </Button>
  )
}

function FailureAlert({ failure }: { failure: Failure }) {
  const messageOf = useErrorMessage()
  return <Alert variant="destructive">{messageOf(failure)}</Alert>
}
