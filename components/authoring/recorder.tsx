'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useCallback, useRef, useState } from 'react'
import { fetchLabAhead } from '@/components/lab/ahead'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import type { RecordedLine } from '@/lib/authoring/recorded-lines'
import type { LabLog } from '@/lib/lab/log'
import type { LabScenarioInput } from '@/lib/lab/scenario'
import { useAuthoringActions } from './actions'
import { LineChoice } from './line-choice'
import { useEditing } from './use-editor'

const Lab = dynamic(() => import('@/components/lab/lab').then((module) => module.Lab), {
  ssr: false,
  loading: () => <Skeleton className="h-[60dvh]" />,
})

export interface RecorderProps {
  /** On the button that opens the lab. */
  label: string
  /** What to do in it. */
  hint: string
  onLines(lines: string[]): void
}

/** Opens the lab at the drill's start; what is done there becomes lines of a script. */
export function Recorder({ label, hint, onLines }: RecorderProps) {
  const t = useTranslations('authoring.recorder')
  const { id, flush } = useEditing()
  const { openRecorderAction } = useAuthoringActions()
  const opening = useAction(openRecorderAction)
  const [opened, setOpened] = useState<{ scenario: LabScenarioInput; seed: number }>()
  const [unsaved, setUnsaved] = useState(false)
  const open = async () => {
    const isSaved = await flush()
    setUnsaved(!isSaved)
    if (isSaved)
      opening.run({ id }, ({ scenario, seed }) => setOpened({ scenario: scenario as LabScenarioInput, seed }))
  }
  return (
    <div className="grid gap-4">
      {unsaved && <Alert variant="warning">{t('unsaved')}</Alert>}
      {opening.failure && <Alert variant="destructive">{opening.failure.message}</Alert>}
      {!opened && (
        <Button
          variant="outline"
          className="justify-self-start"
          busy={opening.pending}
          onPointerEnter={fetchLabAhead}
          onFocus={fetchLabAhead}
          onClick={() => void open()}
        >
          {opening.pending ? t('opening') : label}
        </Button>
      )}
      {opened && (
        <OpenRecorder
          {...opened}
          id={id}
          hint={hint}
          onClose={() => setOpened(undefined)}
          onLines={(lines) => {
            onLines(lines)
            setOpened(undefined)
          }}
        />
      )}
    </div>
  )
}

interface OpenRecorderProps extends Pick<RecorderProps, 'hint' | 'onLines'> {
  id: string
  scenario: LabScenarioInput
  seed: number
  onClose(): void
}

function OpenRecorder({ id, scenario, seed, hint, onClose, onLines }: OpenRecorderProps) {
  const t = useTranslations('authoring.recorder')
  const { recordScriptAction } = useAuthoringActions()
  const { run, pending, failure } = useAction(recordScriptAction)
  const log = useRef<LabLog>(undefined)
  const [hasDone, setHasDone] = useState(false)
  const [lines, setLines] = useState<RecordedLine[]>()
  const keep = useCallback((current: LabLog) => {
    log.current = current
    setHasDone(current.entries.some(({ kind }) => kind !== 'resize'))
  }, [])
  const take = () => {
    // The log is plain data; as JSON it has no more than that.
    if (log.current) run({ id, log: JSON.parse(JSON.stringify(log.current)) }, (done) => setLines(done.lines))
  }
  return (
    <section aria-label={t('title')} className="grid gap-4 rounded-lg border p-3 sm:p-5">
      <p>{hint}</p>
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
      <div className="flex flex-wrap gap-3">
        <Button busy={pending} disabled={!hasDone} onClick={take}>
          {t(pending ? 'reading' : 'take')}
        </Button>
        <Button variant="ghost" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
      {lines && <LineChoice lines={lines} onChosen={onLines} />}
      <Lab scenario={scenario} seed={seed} onLog={keep} />
    </section>
  )
}
