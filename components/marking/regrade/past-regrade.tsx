'use client'

import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { ConfirmButton } from '@/components/classroom/confirm-button'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { useRouter } from '@/lib/i18n/navigation'
import type { Progress, RegradablePlace, Regrade, RegradeActions } from './regrade-actions'
import { RegradeHead } from './regrade-head'
import { RegradeReport } from './regrade-report'
import { RunProgress } from './run-progress'
import { useRegradeRun } from './use-regrade-run'

export interface PastRegradeProps {
  assignmentId: string
  regrade: Regrade
  places: readonly RegradablePlace[]
  timeZone: string
  /** Absent where nothing may be changed. */
  actions?: Pick<RegradeActions, 'continue' | 'undo'>
}

/** A regrade with what it did; it is gone on with, or taken back. */
export function PastRegrade({ assignmentId, regrade, places, timeZone, actions }: PastRegradeProps) {
  const t = useTranslations('marking.regrade')
  const router = useRouter()
  const run = useRegradeRun()
  const undoId = useRef('')
  const { id, details, undone, state, done, of, summary, learners } = regrade
  const carryOn = async (
    first: (regradeId: string) => ReturnType<RegradeActions['continue']>,
    regradeId: string,
  ) => {
    await run.run<Progress>(
      (before) => (before ? carry(regradeId) : first(regradeId)),
      (piece) => piece.state !== 'done',
    )
    router.refresh()
  }
  const carry = (regradeId: string) =>
    actions?.continue({ assignmentId, regradeId }) ?? Promise.reject(new Error('nothing may be changed'))
  const undo = () => {
    undoId.current ||= crypto.randomUUID()
    const asked = { assignmentId, regradeId: id, undoId: undoId.current, reason: t('undone') }
    return carryOn(() => actions?.undo(asked) ?? carry(id), undoId.current)
  }
  return (
    <article className="grid gap-4 rounded-lg border bg-card p-5">
      <RegradeHead regrade={regrade} places={places} timeZone={timeZone} />
      {run.failure && <Alert variant="destructive">{t('interrupted', { reason: run.failure })}</Alert>}
      {run.progress && <RunProgress text={t('applying', { ...run.progress })} progress={run.progress} />}
      {state === 'working' && !run.progress && (
        <Alert variant="warning">
          <p>{t('unfinished', { done, of })}</p>
          {actions && (
            <Button size="sm" variant="outline" className="mt-2" onClick={() => void carryOn(carry, id)}>
              {t('continue')}
            </Button>
          )}
        </Alert>
      )}
      <RegradeReport summary={summary} learners={learners} />
      <div className="flex flex-wrap gap-3">
        <Button asChild size="sm" variant="outline">
          <a href={`/api/assignments/${assignmentId}/regrades/${id}`} download>
            <Download aria-hidden />
            {t('csv')}
          </a>
        </Button>
        {actions && state === 'done' && !undone && !details.undoes && !run.progress && (
          <ConfirmButton
            size="sm"
            variant="ghost"
            label={t('undo')}
            title={t('undoTitle')}
            text={t('undoText')}
            busy={false}
            onConfirm={(close) => {
              close()
              void undo()
            }}
          />
        )}
      </div>
    </article>
  )
}
