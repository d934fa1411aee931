'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { memo, useCallback, useEffect, useRef, useState } from 'react'
import { LabLoading } from '@/components/lab/lab-loading'
import { useErrorMessage } from '@/components/layout/use-error-message'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { AppErrorCode } from '@/lib/errors/app-error'
import type { ExamTaskStart } from '@/lib/exam/exam'
import type { LabLog } from '@/lib/lab/log'
import type { ExamActions } from '../exam-actions'
import type { ExamSaver } from '../saving/exam-saver'
import type { Tasks } from './use-tasks'

/** Terminal and engine are heavy: the list of tasks is there before them. */
const TaskTerminal = dynamic(() => import('./task-terminal').then((module) => module.TaskTerminal), {
  ssr: false,
  loading: LabLoading,
})

export interface TaskLabProps {
  examId: string
  position: number
  open: ExamActions['open']
  saver: ExamSaver
  enlist: Tasks['enlist']
  zoom: number
}

interface Begun {
  /** Counted, so that another engine is another terminal. */
  id: number
  start: ExamTaskStart
  log: LabLog
}

/** The cluster of one task: fetched with all that was done in it, here or elsewhere. */
export const TaskLab = memo(function TaskLab({ examId, position, open, saver, enlist, zoom }: TaskLabProps) {
  const [begun, setBegun] = useState<Begun>()
  const [failure, setFailure] = useState<AppErrorCode>()
  const latest = useRef(async () => {})

  const begin = useCallback(async () => {
    setFailure(undefined)
    const result = await open({ examId, position }).catch(() => undefined)
    if (!result?.ok) return setFailure(result?.code ?? 'INTERNAL')
    const log = saver.begin(result.data, () => void latest.current())
    // Another browser that still works on it learns that it goes on here.
    if (log?.until !== undefined) {
      saver.record(position, log)
      void saver.flush()
    }
    if (log) setBegun((before) => ({ id: (before?.id ?? 0) + 1, start: result.data, log }))
  }, [examId, position, open, saver])

  latest.current = begin
  useEffect(() => void begin(), [begin])

  const record = useCallback((log: LabLog) => saver.record(position, log), [saver, position])
  const enlistThis = useCallback((tell: () => Promise<void>) => enlist(position, tell), [enlist, position])
  if (failure) return <TaskFailure code={failure} onRetry={begin} />
  if (!begun) return <LabLoading />
  return (
    <TaskTerminal
      key={begun.id}
      start={begun.start}
      log={begun.log}
      record={record}
      enlist={enlistThis}
      onAgain={begin}
      zoom={zoom}
    />
  )
})

function TaskFailure({ code, onRetry }: { code: AppErrorCode; onRetry(): void }) {
  const t = useTranslations('exam.task')
  const common = useTranslations('common')
  const messageOf = useErrorMessage()
  return (
    <div className="grid content-start justify-items-start gap-3 p-1">
      <Alert variant="destructive" title={t('failed')}>
        {messageOf({ code })}
      </Alert>
      <Button onClick={onRetry}>{common('retry')}</Button>
    </div>
  )
}
