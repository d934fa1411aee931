'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { fetchLabAhead } from '@/components/lab/ahead'
import { useErrorMessage } from '@/components/layout/use-error-message'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Choice } from '@/components/ui/choice'
import { DrillRefusal } from './drill-refusal'
import { DrillResults } from './drill-results'
import { DrillSolution } from './drill-solution'
import type { OwedFor } from './hand-in'
import { type DrillFailure, type DrillOptions, useDrill } from './use-drill'

/** The lab is heavy (terminal, engine): it is loaded when a drill is started. */
const Lab = dynamic(() => import('@/components/lab/lab').then((module) => module.Lab), { ssr: false })

export interface DrillRunnerProps extends DrillOptions {
  task: ReactNode
}

/** Task, lab, hand-in, results, solution. After a hand-in one goes on with the same cluster and hands in again. */
export function DrillRunner({ task, ...options }: DrillRunnerProps) {
  const t = useTranslations('review.drill')
  const drill = useDrill(options)
  const { lab, resumed, attempt, verdict, refusal, solution, failure, busy, owed } = drill
  const [fromBase, setFromBase] = useState(false)
  const begin = () => drill.begin(fromBase)
  const frame = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (verdict) frame.current?.querySelector<HTMLElement>('[data-drill-verdict]')?.focus()
  }, [verdict])

  return (
    <div ref={frame} className="grid gap-6">
      <Card>{task}</Card>
      {failure && <FailureAlert failure={failure} />}
      {busy === 'submit' && !owed && <Alert>{t('submitting')}</Alert>}
      {owed && <Owed why={owed.why} />}
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
          <Button
            variant="mark"
            size="lg"
            busy={busy === 'start'}
            onPointerEnter={fetchLabAhead}
            onFocus={fetchLabAhead}
            onClick={begin}
          >
            {t(busy === 'start' ? 'starting' : 'start')}
          </Button>
        </div>
      )}
      {lab && (
        <>
          {resumed && <Resumed />}
          <Lab
            key={lab.attemptId}
            scenario={lab.scenario}
            seed={lab.seed}
            log={resumed?.log}
            onLog={drill.keepLog}
            onSubmit={drill.submit}
          />
          <div className="flex flex-wrap gap-3">
            <Button variant="outline" busy={busy === 'start'} onClick={begin}>
              {t('again')}
            </Button>
            {!solution && <Reveal ask={!attempt.graded} busy={busy === 'reveal'} onReveal={drill.reveal} />}
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

function FailureAlert({ failure }: { failure: DrillFailure }) {
  const messageOf = useErrorMessage()
  return <Alert variant="destructive">{messageOf(failure)}</Alert>
}

function Owed({ why }: { why: OwedFor }) {
  const t = useTranslations('offline.handIn')
  return <Alert variant="warning">{t(why)}</Alert>
}

function Resumed() {
  const t = useTranslations('offline.handIn')
  return <Alert>{t('resumed')}</Alert>
}
