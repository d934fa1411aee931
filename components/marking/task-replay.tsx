'use client'

import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { SideBySide } from '@/components/exam/replay/replays'
import { Skeleton } from '@/components/ui/skeleton'
import { actEnds } from '@/lib/classroom/act-ends'
import type { CheckMoments } from '@/lib/classroom/check-moments'
import type { ExamReplay } from '@/lib/exam/exam'
import { CheckTimeline } from './check-timeline'
import { LoadFailure } from './load-failure'
import type { MarkingActions } from './marking-actions'
import { useLoaded } from './use-loaded'

export interface TaskReplayProps {
  submissionId: string
  itemId: string
  /** Of the checks, in the reader's language. */
  names: Record<string, string>
  actions: Pick<MarkingActions, 'replay' | 'moments'>
}

/** Every command of a task beside its solution, with the moments at which checks turned. */
export function TaskReplay({ submissionId, itemId, names, actions }: TaskReplayProps) {
  const of = { submissionId, itemId }
  const replay = useLoaded(() => actions.replay(of))
  const moments = useLoaded(() => actions.moments(of))
  if (replay.failure) return <LoadFailure message={replay.failure} retry={replay.retry} />
  if (!replay.found) return <Skeleton className="h-96" />
  return <Played replay={replay.found} moments={moments} names={names} />
}

interface PlayedProps {
  replay: ExamReplay
  moments: ReturnType<typeof useLoaded<CheckMoments | { refused: { code: string } }>>
  names: Record<string, string>
}

function Played({ replay, moments, names }: PlayedProps) {
  const t = useTranslations('marking.replay')
  const [jump, setJump] = useState<{ to: number }>()
  const [step, setStep] = useState(0)
  // The step of the player after each entry with which an act ends.
  const steps = useMemo(
    () => new Map(actEnds(replay.log.entries).map((seq, index) => [seq, index + 1])),
    [replay],
  )
  const { found } = moments
  const list = found && 'moments' in found ? found.moments : []
  const stepOf = (seq: number) => steps.get(seq) ?? 0
  const at = list.findLastIndex(({ seq }) => stepOf(seq) <= step)
  return (
    <div className="grid gap-6 border-t pt-4">
      {moments.failure && <LoadFailure message={moments.failure} retry={moments.retry} />}
      {!found && !moments.failure && (
        <div role="status" className="grid gap-2 text-sm text-muted-foreground">
          <p>{t('loading')}</p>
          <Skeleton className="h-24" />
        </div>
      )}
      {found && 'refused' in found && <p>{t('refused')}</p>}
      {found && 'moments' in found && (
        <CheckTimeline
          found={found}
          names={names}
          at={at}
          onGo={(index) => setJump({ to: stepOf(list[index]?.seq ?? -1) })}
        />
      )}
      <SideBySide
        replay={replay}
        own={{ title: t('own'), nothing: t('nothing') }}
        jump={jump}
        onStep={setStep}
      />
    </div>
  )
}
