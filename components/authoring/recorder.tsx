'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { fetchLabAhead } from '@/components/lab/ahead'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { Step } from '@/lib/authoring/missing'
import type { LabScenarioInput } from '@/lib/lab/scenario'
import { useAuthoringActions } from './actions'
import { OpenRecorder, type OpenRecorderProps } from './open-recorder'
import type { Recording } from './recordings'
import { useEditing } from './use-editor'

export interface RecorderProps extends Pick<OpenRecorderProps, 'hint' | 'settles' | 'onLines'> {
  /** Where it stands: what was recorded there waits there. */
  step: Step
  /** On the button that opens the lab. */
  label: string
}

/** Opens the lab at the drill's start; what is done there becomes lines of a script. */
export function Recorder({ step, label, onLines, ...open }: RecorderProps) {
  const t = useTranslations('authoring.recorder')
  const { id, flush, recordings } = useEditing()
  const { openRecorderAction } = useAuthoringActions()
  const opening = useAction(openRecorderAction)
  const [recording, setRecording] = useState<Recording>()
  const [unsaved, setUnsaved] = useState(false)
  const [taken, setTaken] = useState<number>()
  const place = useRef<HTMLDivElement>(null)
  const begin = async () => {
    const isSaved = await flush()
    setUnsaved(!isSaved)
    setTaken(undefined)
    if (!isSaved) return
    opening.run({ id }, ({ scenario, seed }) => {
      const start = { scenario: scenario as LabScenarioInput, seed }
      setRecording(recordings.goOn(step, start) ?? start)
    })
  }
  const end = () => {
    setRecording(undefined)
    place.current?.focus()
  }
  return (
    <div ref={place} tabIndex={-1} className="grid scroll-mt-20 gap-4 outline-none">
      {unsaved && <Alert variant="warning">{t('unsaved')}</Alert>}
      {opening.failure && <Alert variant="destructive">{opening.failure.message}</Alert>}
      {taken !== undefined && <Alert variant="success">{t('taken', { count: taken })}</Alert>}
      {!recording && (
        <Button
          variant="outline"
          className="justify-self-start"
          busy={opening.pending}
          onPointerEnter={fetchLabAhead}
          onFocus={fetchLabAhead}
          onClick={() => void begin()}
        >
          {opening.pending ? t('opening') : recordings.has(step) ? t('resume') : label}
        </Button>
      )}
      {recording && (
        <OpenRecorder
          {...open}
          recording={recording}
          onLog={(log) => recordings.keep(step, { ...recording, log })}
          onClose={end}
          onLines={(lines) => {
            onLines(lines)
            recordings.forget(step)
            setTaken(lines.length)
            end()
          }}
        />
      )}
    </div>
  )
}
