'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useErrorMessage } from '@/components/layout/use-error-message'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import type { RecordedLine } from '@/lib/authoring/recorded-line'
import type { LabLog } from '@/lib/lab/log'
import { useAuthoringActions } from './actions'
import { LineChoice } from './line-choice'
import type { Recording } from './recordings'
import { useEditing } from './use-editor'

const Lab = dynamic(() => import('@/components/lab/lab').then((module) => module.Lab), {
  ssr: false,
  loading: () => <Skeleton className="h-[60dvh]" />,
})

export interface OpenRecorderProps {
  recording: Recording
  /** What to do in it. */
  hint: string
  /** Each line is followed by quiet anyway. */
  settles?: boolean
  onLog(log: LabLog): void
  onClose(): void
  onLines(lines: string[]): void
}

/** The lab in which something is recorded, and what was done there, line by line. */
export function OpenRecorder({ recording, hint, settles, onLog, onClose, onLines }: OpenRecorderProps) {
  const t = useTranslations('authoring.recorder')
  const { id } = useEditing()
  const { recordScriptAction } = useAuthoringActions()
  const messageOf = useErrorMessage()
  const [failure, setFailure] = useState<string>()
  const [lines, setLines] = useState<RecordedLine[]>()
  const latest = useRef(onLog)
  useEffect(() => {
    latest.current = onLog
  })
  const keep = useCallback((log: LabLog) => latest.current(log), [])
  const take = async (log: LabLog) => {
    setFailure(undefined)
    // The log is plain data; as JSON it has no more than that.
    const sent = { id, log: JSON.parse(JSON.stringify(log)) }
    const result = await recordScriptAction(sent).catch(() => undefined)
    if (result?.ok) setLines(result.data.lines)
    else setFailure(messageOf(result ?? { code: 'INTERNAL', params: {} }))
  }
  return (
    <section aria-label={t('title')} className="grid gap-4 rounded-lg border p-3 sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <p className="max-w-3xl min-w-0">{hint}</p>
        <Button variant="ghost" size="sm" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
      {recording.log && <p className="text-sm text-muted-foreground">{t('resumed')}</p>}
      {failure && <Alert variant="destructive">{failure}</Alert>}
      {lines && <LineChoice lines={lines} settles={settles ?? false} onChosen={onLines} />}
      <Lab {...recording} onLog={keep} onSubmit={take} submitLabel={t('take')} />
    </section>
  )
}
