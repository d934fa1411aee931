'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { EmptyState } from '@/components/ui/empty-state'
import { type Board, type BoardOrder, orderBoard } from '@/lib/classroom/results/board'
import { stateCounts } from '@/lib/classroom/results/results'
import { WORK_STATES } from '@/lib/classroom/results/work-state'
import { StateBadge } from '../state-badge'
import { BoardCard } from './board-card'
import { BoardControls } from './board-controls'
import { type LoadBoard, useBoard } from './use-board'

export interface LiveBoardProps {
  assignmentId: string
  first: Board
  /** The address says so, so that a reload on a projector shows no names. */
  namesHidden: boolean
  timeZone: string
  load: LoadBoard
}

/** Who is where at this moment. */
export function LiveBoard({ assignmentId, first, namesHidden, timeZone, load }: LiveBoardProps) {
  const t = useTranslations('results.board')
  const format = useFormatter()
  const locale = useLocale()
  const [view, setView] = useState({ hidden: namesHidden, scores: false, order: 'state' as BoardOrder })
  const { board, lost, failure } = useBoard(first, load, { assignmentId, scores: view.scores })
  const named = board.named && !view.hidden
  const when = format.dateTime(board.now, { timeStyle: 'medium', timeZone })
  if (board.learners.length === 0) return <EmptyState title={t('empty')} description={t('emptyText')} />
  const counts = stateCounts(board.learners)
  return (
    <div className="grid gap-6">
      <BoardControls view={view} named={board.named} change={setView} />
      {failure && <Alert variant="destructive">{failure}</Alert>}
      {lost && <Alert variant="warning">{t('lost', { when })}</Alert>}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <ul aria-label={t('counts')} className="flex flex-wrap gap-x-4 gap-y-2">
          {WORK_STATES.filter((state) => counts.has(state)).map((state) => (
            <li key={state} className="flex items-center gap-1.5">
              <StateBadge state={state} />
              <span className="tabular font-semibold">{counts.get(state)}</span>
            </li>
          ))}
        </ul>
        <p className="tabular text-sm text-muted-foreground">{t('updated', { when })}</p>
      </div>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
        {orderBoard(board.learners, view.order, { named, locale }).map((learner) => (
          <BoardCard
            key={learner.letter}
            learner={learner}
            now={board.now}
            named={named}
            withScore={view.scores}
            timeZone={timeZone}
          />
        ))}
      </ul>
    </div>
  )
}
