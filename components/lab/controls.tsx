'use client'

import {
  ChevronsRight,
  FastForward,
  Pause,
  Play,
  Redo2,
  RotateCcw,
  StepForward,
  Timer,
  Undo2,
} from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { LateModal } from '@/components/ui/late-modal'
import { clockTime } from './clock-time'
import { type Lab, PACES } from './use-lab'

/** What the terminal cannot show by itself. */
export type Told = 'undo' | 'redo' | 'reset' | 'quiet'

export interface ControlsProps {
  lab: Lab
  onDone(action: Told): void
}

/** The cluster's clock, and the way back. */
export function Controls({ lab, onDone }: ControlsProps) {
  const t = useTranslations('lab.controls')
  const disabled = lab.phase !== 'ready'
  return (
    <fieldset aria-label={t('label')} className="contents" disabled={disabled}>
      <p className="mr-1 font-mono text-sm tabular-nums" data-testid="lab-clock">
        <span className="sr-only">{t('clock')} </span>
        {lab.picture ? clockTime(lab.picture.now) : '--:--:--'}
      </p>
      <Clock lab={lab} onDone={onDone} />
      <Back lab={lab} onDone={onDone} />
    </fieldset>
  )
}

/** How time passes. */
function Clock({ lab, onDone }: ControlsProps) {
  const t = useTranslations('lab.controls')
  const untilChange = async () => {
    if ((await lab.awaitChange()) === 0) onDone('quiet')
  }
  return (
    <>
      <Icon label={t(lab.running ? 'pause' : 'run')} onClick={() => lab.setRunning(!lab.running)}>
        {lab.running ? <Pause aria-hidden /> : <Play aria-hidden />}
      </Icon>
      <PaceSwitch lab={lab} />
      <Icon label={t('step')} onClick={() => lab.act({ kind: 'advance', ms: 1000 })}>
        <StepForward aria-hidden />
      </Icon>
      <Icon label={t('minuteLong')} onClick={() => lab.act({ kind: 'advance', ms: 60_000 })}>
        <Timer aria-hidden />
        <Wide>{t('minute')}</Wide>
      </Icon>
      <Icon label={t('changeLong')} onClick={untilChange}>
        <ChevronsRight aria-hidden />
        <Wide>{t('change')}</Wide>
      </Icon>
      <Icon label={t('settleLong')} onClick={() => lab.act({ kind: 'settle' })}>
        <FastForward aria-hidden />
        <Wide>{t('settle')}</Wide>
      </Icon>
    </>
  )
}

function PaceSwitch({ lab }: Pick<ControlsProps, 'lab'>) {
  const t = useTranslations('lab.controls')
  return (
    <fieldset aria-label={t('pace')} className="flex rounded-md border border-input bg-card p-0.5">
      {PACES.map((pace) => (
        <button
          key={pace}
          type="button"
          aria-pressed={lab.pace === pace}
          title={t('paceLong', { pace })}
          onClick={() => lab.setPace(pace)}
          className="h-8 rounded px-2 font-mono text-xs aria-pressed:bg-secondary aria-pressed:font-bold pointer-coarse:h-10"
        >
          ×{pace}
        </button>
      ))}
    </fieldset>
  )
}

/** Back, on again, and to the start. */
function Back({ lab, onDone }: ControlsProps) {
  const t = useTranslations('lab.controls')
  const act = async (kind: 'undo' | 'redo') => {
    if (await lab.act({ kind })) onDone(kind)
  }
  return (
    <>
      <Icon
        label={t('undoLong', { count: lab.actions })}
        disabled={lab.actions === 0}
        onClick={() => act('undo')}
      >
        <Undo2 aria-hidden />
        <Wide>{t('undo')}</Wide>
      </Icon>
      <Icon
        label={t('redoLong', { count: lab.travel.undone })}
        disabled={lab.travel.undone === 0}
        onClick={() => act('redo')}
      >
        <Redo2 aria-hidden />
      </Icon>
      <ResetButton lab={lab} onDone={() => onDone('reset')} />
    </>
  )
}

/** A button whose title says more than it shows; its text, if it has one, stays its name. */
function Icon({
  label,
  children,
  ...props
}: { label: string; children: ReactNode } & ComponentProps<'button'>) {
  const hasText = Array.isArray(children)
  return (
    <Button
      size="sm"
      variant="outline"
      title={label}
      {...(hasText ? {} : { 'aria-label': label })}
      {...props}
    >
      {children}
    </Button>
  )
}

/** On a phone the sign alone is seen. */
function Wide({ children }: { children: ReactNode }) {
  return <span className="max-sm:sr-only">{children}</span>
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
        <Wide>{t('reset')}</Wide>
      </Button>
      <LateModal
        open={asking}
        onOpenChange={setAsking}
        title={t('resetTitle')}
        description={t('resetText')}
        closeLabel={common('close')}
      >
        <div className="flex flex-wrap justify-end gap-3">
          <Button variant="outline" onClick={() => setAsking(false)}>
            {common('cancel')}
          </Button>
          <Button variant="destructive" onClick={reset}>
            {t('resetConfirm')}
          </Button>
        </div>
      </LateModal>
    </>
  )
}
