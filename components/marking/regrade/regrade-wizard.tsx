'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { regradeSummary } from '@/lib/classroom/regrade'
import { useRouter } from '@/lib/i18n/navigation'
import { ApplyButton } from './apply-button'
import { type PlanDraft, PlanFields, planOf } from './plan-fields'
import type {
  NamedChange,
  PreviewPiece,
  Progress,
  RegradablePlace,
  RegradeActions,
  UsedVersion,
} from './regrade-actions'
import { RegradeReport } from './regrade-report'
import { RunProgress } from './run-progress'
import { useRegradeRun } from './use-regrade-run'
import { UsedVersions } from './used-versions'

export interface RegradeWizardProps {
  assignmentId: string
  places: readonly RegradablePlace[]
  timeZone: string
  actions: Omit<RegradeActions, 'undo'>
}

const EMPTY: PlanDraft = { kind: 'TODAY', itemId: '', version: 'PINNED', answers: [], misconceptions: [] }

/** A regrade in two steps: what it would do, then the doing. A change of the plan asks for another look. */
export function RegradeWizard({ assignmentId, places, timeZone, actions }: RegradeWizardProps) {
  const t = useTranslations('marking.regrade')
  const router = useRouter()
  const [draft, setDraft] = useState(EMPTY)
  const [reason, setReason] = useState('')
  const [report, setReport] = useState<NamedChange[]>()
  const [used, setUsed] = useState<UsedVersion[]>([])
  const [missing, setMissing] = useState(false)
  const regradeId = useRef('')
  const preview = useRegradeRun()
  const applying = useRegradeRun()
  const plan = planOf(draft)

  const look = async () => {
    setMissing(!plan)
    if (!plan) return
    const learners: NamedChange[] = []
    const ended = await preview.run<PreviewPiece>(
      (before) => actions.preview({ assignmentId, plan, cursor: before?.cursor ?? null }),
      (piece) => {
        learners.push(...piece.learners)
        setUsed(piece.used)
        return piece.cursor !== null
      },
    )
    if (ended) setReport(learners)
  }
  const apply = async () => {
    if (!plan) return
    regradeId.current ||= crypto.randomUUID()
    const of = { assignmentId, regradeId: regradeId.current }
    const ended = await applying.run<Progress>(
      (before) => (before ? actions.continue(of) : actions.apply({ ...of, plan, reason: reason.trim() })),
      ({ state }) => state !== 'done',
    )
    router.refresh()
    if (!ended) return
    regradeId.current = ''
    setReport(undefined)
    setDraft(EMPTY)
    setReason('')
  }
  const busy = preview.progress !== undefined || applying.progress !== undefined
  return (
    <Card className="grid gap-5">
      <h2 className="text-lg font-bold">{t('new')}</h2>
      <fieldset disabled={busy} className="contents">
        <PlanFields
          assignmentId={assignmentId}
          places={places}
          draft={draft}
          onChange={(next) => {
            setDraft(next)
            setReport(undefined)
            setMissing(false)
            regradeId.current = ''
          }}
          answers={actions.answers}
        />
      </fieldset>
      {missing && !plan && <Alert variant="destructive">{t('chooseAnswer')}</Alert>}
      {preview.failure && (
        <Alert variant="destructive">{t('interrupted', { reason: preview.failure })}</Alert>
      )}
      <Button variant="outline" busy={busy} onClick={() => void look()} className="justify-self-start">
        {t('preview')}
      </Button>
      {preview.progress && (
        <RunProgress text={t('previewing', { ...preview.progress })} progress={preview.progress} />
      )}
      {report && (
        <div className="grid gap-4">
          <h3 className="font-bold">{t('report')}</h3>
          <UsedVersions {...{ used, places, timeZone }} />
          <RegradeReport summary={regradeSummary(report)} learners={report} />
          <p className="text-sm text-muted-foreground">{t('later')}</p>
          <Field label={t('reason')} hint={t('reasonHint')}>
            <Input
              value={reason}
              maxLength={500}
              autoComplete="off"
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
          {applying.failure && (
            <Alert variant="destructive">{t('interrupted', { reason: applying.failure })}</Alert>
          )}
          {applying.progress ? (
            <RunProgress text={t('applying', { ...applying.progress })} progress={applying.progress} />
          ) : (
            <ApplyButton ready={reason.trim() !== ''} onApply={() => void apply()} />
          )}
        </div>
      )}
    </Card>
  )
}
