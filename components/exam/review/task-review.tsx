'use client'

import { ChevronRight, Flag } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import type { ExamTaskReview } from '@/lib/exam/exam'
import { Link } from '@/lib/i18n/navigation'
import { minutesOf } from '../clock-text'
import type { ReviewActions } from '../exam-actions'
import { TaskChecks } from './task-checks'

/** Terminals, maps and engines are heavy: they come when somebody wants to look on. */
const Replays = dynamic(() => import('../replay/replays').then((module) => module.Replays), {
  ssr: false,
  loading: () => <Skeleton className="h-96" />,
})

export interface TaskReviewProps {
  examId: string
  task: ExamTaskReview
  /** The task's own, as it was shown. */
  text: ReactNode
  /** The pages to read, the main one first. */
  concepts: readonly { id: string; title: string }[]
  replay: ReviewActions['replay']
}

/** One task: what it brought, why it did not bring more, and what to do about it. */
export function TaskReview({ examId, task, text, concepts, replay }: TaskReviewProps) {
  const t = useTranslations('exam.review')
  const locale = useLocale()
  const [compares, setCompares] = useState(false)
  const { position, texts, result, skillId, lateEntries } = task
  const heading = `task-${position}`
  return (
    <article
      aria-labelledby={heading}
      data-reviewed-task={position}
      className="grid gap-4 rounded-lg border bg-card p-5"
    >
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 id={heading} className="font-bold">
          {position}. {texts[locale].title}
        </h3>
        <TaskFacts task={task} />
      </header>
      <details className="group">
        <summary className="flex w-fit items-center gap-1 text-sm font-semibold">
          <ChevronRight aria-hidden className="size-4 group-open:rotate-90" />
          {t('text')}
        </summary>
        <div className="mt-3 border-l-2 pl-4">{text}</div>
      </details>
      {result && <TaskChecks result={result} />}
      {lateEntries > 0 && <p className="text-sm">{t('lateTask', { count: lateEntries })}</p>}
      {concepts.length > 0 && (
        <p className="text-sm">
          <span className="font-semibold">{t('concepts')}:</span>{' '}
          {concepts.map(({ id, title }, index) => (
            <span key={id}>
              {index > 0 && ' · '}
              <Link href={`/concepts/${id}`} className="underline decoration-mark underline-offset-4">
                {title}
              </Link>
            </span>
          ))}
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <Button variant="outline" aria-expanded={compares} onClick={() => setCompares(!compares)}>
          {t(compares ? 'replayClose' : 'replay')}
        </Button>
        <Button asChild variant="ghost">
          <Link href={`/practice/drills/${skillId}`}>{t('again')}</Link>
        </Button>
      </div>
      {compares && <Replays examId={examId} position={position} replay={replay} />}
    </article>
  )
}

function TaskFacts({
  task: { weight, minutes, opened, flagged, spentMs, result },
}: Pick<TaskReviewProps, 'task'>) {
  const t = useTranslations('exam.review')
  const format = useFormatter()
  const points = result?.points ?? 0
  const count = (value: number) => format.number(value, { maximumFractionDigits: 1 })
  const variant = points >= weight ? 'success' : points > 0 ? 'warning' : 'destructive'
  return (
    <p className="flex flex-wrap items-center gap-2 text-sm text-muted-foreground">
      {flagged && (
        <span className="flex items-center gap-1">
          <Flag aria-hidden className="size-3.5 fill-mark text-mark" />
          {t('flagged')}
        </span>
      )}
      <span>{opened ? t('spent', { minutes: minutesOf(spentMs), planned: minutes }) : t('untouched')}</span>
      {typeof result?.firstPoints === 'number' && (
        <span>{t('regradedTask', { points: count(result.firstPoints) })}</span>
      )}
      {result && !result.ungraded && (
        <Badge variant={variant}>{t('points', { points: count(points), weight })}</Badge>
      )}
    </p>
  )
}
