'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { LabLoading } from '@/components/lab/lab-loading'
import { TerminalTabs } from '@/components/lab/terminal-tabs'
import { type Lab, useLab } from '@/components/lab/use-lab'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { ExamTaskStart } from '@/lib/exam/exam'
import type { LabLog } from '@/lib/lab/log'
import { useRecorded } from './use-recorded'

/** Pixels of the terminal's letters at a zoom of 1. */
const LETTERS_PX = 13

export interface TaskTerminalProps {
  start: ExamTaskStart
  /** What has been done before. */
  log: LabLog
  record(log: LabLog): void
  enlist(tell: () => Promise<void>): () => void
  /** Begins with another engine, from all that was done. */
  onAgain(): void
  zoom: number
}

/** The terminals of one task, on an engine of its own; what is done in them is told. */
export function TaskTerminal({ start, log, record, enlist, onAgain, zoom }: TaskTerminalProps) {
  const engine = useLab({ snapshot: start.snapshot }, start.seed, log)
  const recorded = useRecorded(engine, record)
  const tell = recorded.record
  const ready = engine.phase === 'ready'
  useEffect(() => {
    if (!ready) return
    void tell()
    return enlist(tell)
  }, [ready, enlist, tell])
  if (engine.phase === 'stopped') return <EngineStopped lab={engine} onAgain={onAgain} />
  if (!ready) return <LabLoading />
  const lab: Lab = { ...recorded.lab, examHost: start.host }
  return (
    <div className="grid min-h-0 grid-rows-[auto_1fr] gap-2">
      <div>
        {engine.error && <EngineError lab={engine} />}
        <GoesOn log={log} lab={engine} />
      </div>
      <TerminalTabs lab={lab} fontSize={Math.round(LETTERS_PX * zoom)} />
    </div>
  )
}

/** That nothing is lost is said until something is done. */
function GoesOn({ log, lab }: { log: LabLog; lab: Lab }) {
  const t = useTranslations('exam.task')
  const [before] = useState(lab.actions)
  const worked = log.entries.some(({ kind }) => kind === 'line')
  if (!worked || lab.actions !== before) return null
  return <p className="text-sm text-muted-foreground">{t('goesOn')}</p>
}

function EngineError({ lab: { error } }: { lab: Lab }) {
  const t = useTranslations('exam.engine')
  const lab = useTranslations('lab.failure')
  if (!error) return null
  const own = error.code === 'log-full' || error.code === 'time-spent' ? error.code : undefined
  const params = { message: String(error.params.message ?? ''), most: Number(error.params.most ?? 0) }
  return <Alert variant="destructive">{own ? t(own) : lab(error.code, params)}</Alert>
}

function EngineStopped({ lab, onAgain }: { lab: Lab; onAgain(): void }) {
  const t = useTranslations('exam.engine')
  const message = String(lab.error?.params.message ?? '')
  return (
    <div className="grid content-start justify-items-start gap-3 p-1">
      <Alert variant="destructive" title={t('stopped')}>
        <p>{t('stoppedText')}</p>
        {message && <p className="mt-1 font-mono text-xs">{message}</p>}
      </Alert>
      <Button onClick={onAgain}>{t('again')}</Button>
    </div>
  )
}
