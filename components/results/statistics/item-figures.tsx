import { TriangleAlert } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { percentOf } from '@/components/assignment/percent-of'
import { Badge } from '@/components/ui/badge'
import type { ItemFigures as Item, Statistics } from '@/lib/server/classroom/results-statistics'
import { useItemTitle } from '../use-item-title'
import { useScoreText } from '../use-score-text'
import { AnswerTable } from './answer-table'
import { BeliefList } from './belief-list'
import { clockText } from './clock-text'
import { FigureList } from './figure-list'
import { ItemWarnings } from './item-warnings'
import { TaskFigures } from './task-figures'

export interface ItemFiguresProps {
  number: number
  item: Item
  beliefs: Statistics['beliefs']
}

/** One place of an assignment: its figures, and below them what was answered. Open where something is worth a look. */
export function ItemFigures({ number, item, beliefs }: ItemFiguresProps) {
  const t = useTranslations('results.statistics')
  const title = useTranslations('results.warnings')('title')
  const dropped = useTranslations('results.table')('dropped')
  const titleOf = useItemTitle()
  const score = useScoreText()
  const isSuspect = item.warnings.some(({ kind }) => kind !== 'too-few')
  return (
    <details open={isSuspect} className="min-w-0 rounded-lg border bg-card">
      <summary className="min-h-11 px-5 py-3">
        <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1 align-middle">
          <span className="font-bold">{t('question', { number, title: titleOf(item) })}</span>
          <span className="tabular text-sm text-muted-foreground">{score(item.facility?.share)}</span>
          {item.dropped && <Badge>{dropped}</Badge>}
          {isSuspect && (
            <Badge variant="warning">
              <TriangleAlert aria-hidden />
              {title}
            </Badge>
          )}
        </span>
      </summary>
      <div className="grid min-w-0 gap-6 border-t p-5">
        <ItemWarnings warnings={item.warnings} />
        <Figures item={item} />
        <AnswerTable answers={item.answers} beliefs={beliefs} />
        <BeliefList counts={item.misconceptions} beliefs={beliefs} />
        {item.tasks.map((task) => (
          <TaskFigures key={task.skillId} task={task} titled={item.kind === 'EXAM'} />
        ))}
      </div>
    </details>
  )
}

function Figures({ item }: { item: Item }) {
  const t = useTranslations('results.statistics')
  const format = useFormatter()
  const score = useScoreText()
  const signed = (value: number | undefined) =>
    value === undefined
      ? t('unknown')
      : format.number(value, { maximumFractionDigits: 2, signDisplay: 'negative' })
  const { facility, time, answered, discrimination, upperLower, right, count } = item
  const facilityText =
    facility &&
    t('facilityText', {
      percent: percentOf(facility.share),
      ...{ low: percentOf(facility.low), high: percentOf(facility.high) },
    })
  const timeText =
    time &&
    t('timeText', {
      ...{ median: clockText(time.median), low: clockText(time.low), high: clockText(time.high) },
    })
  return (
    <FigureList
      figures={[
        { name: t('facility'), value: facilityText ?? t('unknown'), text: t('right', { right, count }) },
        { name: t('discrimination'), value: signed(discrimination) },
        { name: t('upperLower'), value: signed(upperLower) },
        { name: t('answered'), value: score(answered) },
        { name: t('time'), value: timeText ?? t('unknown') },
      ]}
    />
  )
}
