'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { type ReactNode, startTransition, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Skeleton } from '@/components/ui/skeleton'
import type { LabLog } from '@/lib/lab/log'
import type { LabScenarioInput } from '@/lib/lab/scenario'
import { Controls, type Told } from './controls'
import { EditorBeside, type Side, SideSwitch, useOpenedThere } from './editor/editor-beside'
import { LabFailure, LabStopped } from './lab-states'
import { prepareLab } from './prepared'
import { ShareButton } from './share-button'
import { TerminalTabs } from './terminal-tabs'
import type { Lab as LabState } from './use-lab'
import { useLoggedLab } from './use-logged-lab'
import { usePast } from './use-past'

export interface LabProps {
  scenario: LabScenarioInput
  /** Same scenario, seed and log: same cluster. */
  seed?: number
  /** What was done before, which it begins with. */
  log?: LabLog | undefined
  /** Told of the log whenever something was done. */
  onLog?: ((log: LabLog) => void) | undefined
  /** What is to be done, above the terminal. */
  task?: ReactNode
  /** Shows a button that hands the log in. */
  onSubmit?(log: LabLog): Promise<void> | void
  /** On that button; otherwise that it hands in. */
  submitLabel?: string
}

// Whoever loads this wants a lab.
prepareLab()

/** Behind the terminal: there is nothing to observe before the engine has come. */
const Observed = dynamic(() => import('./observed').then((module) => module.Observed), {
  ssr: false,
  loading: () => <Skeleton className="h-64" />,
})

const VIEWS = ['terminal', 'editor', 'cluster', 'timeline'] as const
export type View = (typeof VIEWS)[number]

/** A terminal on a cluster in the browser, the cluster's picture beside it, and its clock. */
export function Lab({ scenario, seed = 1, log, onLog, task, onSubmit, submitLabel }: LabProps) {
  const lab = useLoggedLab({ scenario, seed, log, onLog })
  const [view, setView] = useState<View>('terminal')
  if (lab.phase === 'stopped') return <LabStopped lab={lab} />
  return (
    <div className="grid gap-4">
      {task}
      {scenario.examHost && <BeginsAtBase host={scenario.examHost} />}
      {lab.error && lab.phase === 'ready' && <LabFailure error={lab.error} />}
      <Workbench
        {...{ lab, view, onSubmit, submitLabel }}
        onView={setView}
        actions={<ShareButton lab={lab} scenario={scenario} seed={seed} />}
      />
    </div>
  )
}

/** Where the work is when one sits at `base`. */
function BeginsAtBase({ host }: { host: string }) {
  const t = useTranslations('lab')
  const command = `ssh ${host}`
  return (
    <p className="text-sm text-muted-foreground">
      {t.rich('beginsAtBase', {
        command: () => <code className="font-mono text-foreground">{command}</code>,
      })}
    </p>
  )
}

interface WorkbenchProps {
  lab: LabState
  view: View
  onView(view: View): void
  onSubmit: LabProps['onSubmit']
  submitLabel: string | undefined
  /** Beside the clock. */
  actions: ReactNode
}

function Workbench({ lab, view, onView, onSubmit, submitLabel, actions }: WorkbenchProps) {
  const t = useTranslations('lab')
  const [notice, setNotice] = useState<{ id: number; text: string; failed: boolean }>()
  const past = usePast(lab)
  const whole = useBehindFirst()
  const done = (action: Told) =>
    setNotice((old) => ({ id: (old?.id ?? 0) + 1, text: t(`terminal.${action}`), failed: false }))
  const [tty, setTty] = useState(0)
  const [side, setSide] = useState<Side>('cluster')
  const show = (next: View) => {
    onView(next)
    if (next !== 'terminal') setSide(next === 'editor' ? 'editor' : 'cluster')
  }
  useOpenedThere(lab, () => show('editor'))
  const shown = (name: View) => (view === name ? '' : 'max-lg:hidden')
  const beside = (name: Side) => (side === name ? '' : 'lg:hidden')
  return (
    <>
      <div className="flex flex-wrap items-center gap-1.5 sm:gap-2">
        <Controls lab={lab} onDone={done} />
        <div className="ml-auto flex flex-wrap gap-2">
          {actions}
          {onSubmit && <Submit lab={lab} label={submitLabel} onSubmit={onSubmit} />}
        </div>
      </div>
      <ViewSwitch view={view} onView={show} />
      <div
        className={cn(
          'grid gap-5',
          side === 'editor'
            ? 'lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]'
            : 'lg:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]',
        )}
      >
        <div className={cn('grid h-[60dvh] min-h-80 lg:sticky lg:top-20 lg:h-[72dvh]', shown('terminal'))}>
          <TerminalTabs lab={lab} notice={notice} onCurrent={setTty} />
        </div>
        <div className={cn('grid min-w-0 content-start gap-6', view === 'terminal' && 'max-lg:hidden')}>
          {whole && (
            <>
              <SideSwitch side={side} onSide={show} />
              <div className={cn('h-[80dvh] min-h-96 min-w-0', shown('editor'), beside('editor'))}>
                <EditorBeside
                  lab={lab}
                  tty={tty}
                  shown={lab.phase === 'ready' && (view === 'editor' || side === 'editor')}
                  onTyped={() => onView('terminal')}
                />
              </div>
              <Observed
                {...{ lab, past, tty }}
                shown={(name) => cn(shown(name), beside('cluster'))}
                onTyped={() => onView('terminal')}
              />
            </>
          )}
        </div>
      </div>
    </>
  )
}

/** False when it is drawn first; true behind that, as soon as nothing else is to be done. */
function useBehindFirst(): boolean {
  const [behind, setBehind] = useState(false)
  useEffect(() => startTransition(() => setBehind(true)), [])
  return behind
}

/** On a narrow screen one part shows at a time. */
function ViewSwitch({ view, onView }: { view: View; onView(view: View): void }) {
  const t = useTranslations('lab.views')
  return (
    <fieldset aria-label={t('label')} className="grid grid-cols-4 gap-1 rounded-md bg-muted p-1 lg:hidden">
      {VIEWS.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={view === name}
          onClick={() => onView(name)}
          className="h-11 rounded-md px-1 text-xs font-semibold sm:px-2 sm:text-sm aria-pressed:bg-card aria-pressed:shadow-sm"
        >
          {t(name)}
        </button>
      ))}
    </fieldset>
  )
}

interface SubmitProps {
  lab: LabState
  label: string | undefined
  onSubmit(log: LabLog): Promise<void> | void
}

function Submit({ lab, label, onSubmit }: SubmitProps) {
  const t = useTranslations('lab')
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    setBusy(true)
    try {
      const log = await lab.log()
      if (log) await onSubmit(log)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button variant="mark" busy={busy} disabled={lab.phase !== 'ready'} onClick={submit}>
      {label ?? t('submit')}
    </Button>
  )
}
