'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ReviewActions } from '@/components/exam/exam-actions'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { Link } from '@/lib/i18n/navigation'
import type { ResultItem } from './result-types'

// Most attempts are questions alone.
const TaskChecks = dynamic(() =>
  import('@/components/exam/review/task-checks').then((module) => module.TaskChecks),
)
const ThenAndNow = dynamic(() =>
  import('@/components/marking/then-and-now').then((module) => module.ThenAndNow),
)
/** Terminals, maps and engines are heavy: they come when somebody wants to look on. */
const Replays = dynamic(() => import('@/components/exam/replay/replays').then((module) => module.Replays), {
  ssr: false,
  loading: () => <Skeleton className="h-96" />,
})

export interface ResultTaskProps {
  examId: string
  task: NonNullable<ResultItem['task']>
  /** null: not to be seen yet. */
  result: ResultItem['taskResult']
  /** As it was graded at first, where that was another one. */
  first: ResultItem['taskResult']
  replay: ReviewActions['replay']
}

/** A task with its checks, and what was done beside what solves it, where that is shown. */
export function ResultTask({ examId, task, result, first, replay }: ResultTaskProps) {
  const t = useTranslations('exam.review')
  const [compares, setCompares] = useState(false)
  const { position, opened, drillId } = task
  return (
    <>
      {!opened && <p className="text-muted-foreground">{t('untouched')}</p>}
      {result && (
        <>
          <TaskChecks result={result} />
          {first && <ThenAndNow first={first} now={result} />}
          <div className="flex flex-wrap gap-3 print:hidden">
            <Button variant="outline" aria-expanded={compares} onClick={() => setCompares(!compares)}>
              {t(compares ? 'replayClose' : 'replay')}
            </Button>
            {drillId && (
              <Button asChild variant="ghost">
                <Link href={`/practice/drills/${drillId}`}>{t('again')}</Link>
              </Button>
            )}
          </div>
          {compares && <Replays examId={examId} position={position} replay={replay} />}
        </>
      )}
    </>
  )
}
