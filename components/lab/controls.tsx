'use client'

import { FastForward, Pause, Play, RotateCcw, Timer, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { clockTime } from './clock-time'
import type { Lab } from './use-lab'

export interface ControlsProps {
  lab: Lab
  /** Told after an action that the terminal cannot show by itself. */
  onDone(action: 'undo' | 'reset'): void
}

/** The cluster's clock, and the way back. */
export function Controls({ lab, onDone }: ControlsProps) {
  const t = useTranslations('lab.controls')
  const undo = async () => {
    if (await lab.act({ kind: 'undo' })) onDone('undo')
  }
  const disabled = lab.phase !== 'ready'
  return (
    <fieldset aria-label={t('label')} className="flex flex-wrap items-center gap-2" disabled={disabled}>
      <p className="mr-1 font-mono text-sm tabular-nums" data-testid="lab-clock">
        <span className="sr-only">{t('clock')} </span>
        {lab.picture ? clockTime(lab.picture.now) : '--:--:--'}
      </p>
      <Button
        size="sm"
        variant="outline"
        aria-label={t(lab.running ? 'pause' : 'run')}
        title={t(lab.running ? 'pause' : 'run')}
        onClick={() => lab.setRunning(!lab.running)}
      >
        {lab.running ? <Pause aria-hidden /> : <Play aria-hidden />}
      </Button>
      <Button
        size="sm"
        variant="outline"
        title={t('minuteLong')}
        onClick={() => lab.act({ kind: 'advance', ms: 60_000 })}
      >
        <Timer aria-hidden />
        {t('minute')}
      </Button>
      <Button size="sm" variant="outline" title={t('settleLong')} onClick={() => lab.act({ kind: 'settle' })}>
        <FastForward aria-hidden />
        {t('settle')}
      </Button>
      <Button
        size="sm"
        variant="outline"
        title={t('undoLong', { count: lab.actions })}
        disabled={lab.actions === 0}
        onClick={undo}
      >
        <Undo2 aria-hidden />
        {t('undo')}
      </Button>
      <ResetButton lab={lab} onDone={() => onDone('reset')} />
    </fieldset>
  )
}

function ResetButton({ lab, onDone }: { lab: Lab; onDone(): void }) {
  const t = useTranslations('lab.controls')
  const common = useTranslations('common')
  const [asking, setAsking] = useState(false)
  const reset = async () => {
    setAsking(false)
    if (await lab.act({ kind: 'reset' })) onDone()
  }
  return (
    <>
      <Button size="sm" variant="outline" disabled={lab.actions === 0} onClick={() => setAsking(true)}>
        <RotateCcw aria-hidden />
        {t('reset')}
      </Button>
      <Dialog open={asking} onOpenChange={setAsking}>
        <DialogContent title={t('resetTitle')} description={t('resetText')} closeLabel={common('close')}>
          <div className="flex flex-wrap justify-end gap-3">
            <Button variant="outline" onClick={() => setAsking(false)}>
              {common('cancel')}
            </Button>
            <Button variant="destructive" onClick={reset}>
              {t('resetConfirm')}
            </Button>
          </div>
        </DialogContent>
      </Dialog>
    </>
  )
}
