import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import type { ResultItem } from './result-types'

/** An item of a result under its number, with the points that it brought. */
export function ResultItemFrame({ item, children }: { item: ResultItem; children: ReactNode }) {
  const t = useTranslations('assignment')
  const locale = useLocale()
  const { number, task, id } = item
  const title = task
    ? t('take.taskTitle', { number, title: task.titles[locale] })
    : t('take.question', { number })
  return (
    <section
      data-item={id}
      aria-labelledby={`item-${number}`}
      className="grid gap-4 rounded-lg border bg-card p-5 sm:p-6 print:break-inside-avoid"
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id={`item-${number}`} className="text-lg font-bold wrap-anywhere">
          {title}
        </h2>
        <Points item={item} />
      </div>
      {children}
    </section>
  )
}

function Points({ item }: { item: ResultItem }) {
  const t = useTranslations('assignment.result')
  const format = useFormatter()
  const { score, points, dropped, question, task, hints } = item
  const count = (value: number) => format.number(value, { maximumFractionDigits: 2 })
  const isAnswered = question ? question.response !== null : task?.opened
  const look = score === null ? 'outline' : score >= 1 ? 'success' : score > 0 ? 'warning' : 'destructive'
  return (
    <p className="flex flex-wrap items-center gap-2">
      {dropped && <Badge>{t('dropped')}</Badge>}
      {hints > 0 && <Badge variant="info">{t('hints', { count: hints })}</Badge>}
      {!isAnswered && <Badge>{t('unanswered')}</Badge>}
      <Badge variant={look}>
        {score === null
          ? t('worth', { points: count(points) })
          : t('points', { gained: count(points * score), points: count(points) })}
      </Badge>
    </p>
  )
}
