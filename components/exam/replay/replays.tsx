'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { useErrorMessage } from '@/components/layout/use-error-message'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import type { AppErrorCode } from '@/lib/errors/app-error'
import type { ExamReplay } from '@/lib/exam/exam'
import type { ReviewActions } from '../exam-actions'
import { ReplayPlayer } from './replay-player'
import { actsOfLog, actsOfScript } from './replay-step'
import { screenSize } from './screen-text'

export interface ReplaysProps {
  examId: string
  position: number
  replay: ReviewActions['replay']
}

/** What the learner did beside what solves the task, both from the same start. */
export function Replays({ examId, position, replay }: ReplaysProps) {
  const common = useTranslations('common')
  const messageOf = useErrorMessage()
  const [found, setFound] = useState<ExamReplay>()
  const [failure, setFailure] = useState<AppErrorCode>()
  const load = useCallback(async () => {
    setFailure(undefined)
    const result = await replay({ examId, position }).catch(() => undefined)
    if (result?.ok) setFound(result.data)
    else setFailure(result?.code ?? 'INTERNAL')
  }, [examId, position, replay])
  useEffect(() => void load(), [load])

  if (failure)
    return (
      <div className="grid justify-items-start gap-3">
        <Alert variant="destructive">{messageOf({ code: failure })}</Alert>
        <Button variant="outline" onClick={load}>
          {common('retry')}
        </Button>
      </div>
    )
  return found ? <SideBySide replay={found} /> : <Skeleton className="h-96" />
}

export interface SideBySideProps {
  replay: ExamReplay
  /** What the work is called, and what is said where nothing was done; absent: the reader's own. */
  own?: { title: string; nothing: string }
  /** Where in the work the player is to go. */
  jump?: { to: number } | undefined
  onStep?(at: number): void
}

/** Work and solution as two players, and why the solution is right. */
export function SideBySide({
  replay: { snapshot, seed, log, reference, why },
  own,
  jump,
  onStep,
}: SideBySideProps) {
  const t = useTranslations('exam.replay')
  const { title, nothing } = own ?? { title: t('yours'), nothing: t('nothing') }
  const locale = useLocale()
  const [start] = useState({ snapshot })
  const [acts] = useState({ own: actsOfLog(log), reference: actsOfScript(reference) })
  const size = screenSize(log)
  const worked = acts.own.length > 0
  return (
    <div className="grid gap-4 border-t pt-4">
      <div className="grid gap-6 lg:grid-cols-2">
        {worked ? (
          <ReplayPlayer
            title={title}
            of={{ start, seed, acts: acts.own, until: log.until }}
            size={size}
            jump={jump}
            {...(onStep ? { onStep } : {})}
          />
        ) : (
          <section aria-label={title} className="grid content-start gap-3">
            <h4 className="font-bold">{title}</h4>
            <p className="text-muted-foreground">{nothing}</p>
          </section>
        )}
        <ReplayPlayer
          title={t('reference')}
          of={{ start, seed, acts: acts.reference, settles: true }}
          size={size}
        />
      </div>
      <div className="grid gap-1">
        <h4 className="font-bold">{t('why')}</h4>
        <p>{why[locale]}</p>
      </div>
    </div>
  )
}
