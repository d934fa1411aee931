'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Link } from '@/lib/i18n/navigation'
import type { Answered } from './session'

export interface SessionSummaryProps {
  done: readonly Answered[]
  /** When each review's card comes back, by review id, as the server acknowledged it. */
  due: ReadonlyMap<string, Date | null>
  onMore(): void
}

/** What was answered, when it comes back, and what to read again. */
export function SessionSummary({ done, due, onMore }: SessionSummaryProps) {
  const t = useTranslations('review')
  const locale = useLocale()
  const format = useFormatter()
  const correct = done.filter(({ verdict }) => verdict.correct).length
  const reread = new Map(
    done.flatMap(({ item, verdict }) => {
      const concept = item.question.concepts[0]
      return verdict.correct || !concept ? [] : [[concept, item.question.text[locale].title] as const]
    }),
  )
  return (
    <Card className="grid gap-6">
      <div>
        <h2 tabIndex={-1} data-summary className="text-xl font-bold outline-none">
          {t('summary.title')}
        </h2>
        <p className="tabular mt-1">
          {t('summary.answered', { count: done.length })} · {t('summary.correct', { count: correct })}
        </p>
      </div>
      <ul className="grid divide-y">
        {done.map((answered) => {
          const { item, verdict, reviewId, rating } = answered
          const when = due.get(reviewId ?? '') ?? new Date(item.nextDue[rating])
          return (
            <li key={reviewId} className="grid gap-1 py-3 sm:grid-cols-[1fr_auto_12rem] sm:gap-4">
              <span>{item.question.text[locale].title}</span>
              <span className={verdict.correct ? 'text-success' : 'text-destructive'}>
                {t(verdict.correct ? 'correct' : 'wrong')}
              </span>
              <span className="text-sm text-muted-foreground">
                {t('summary.next')}: {format.dateTime(when, { dateStyle: 'medium', timeStyle: 'short' })}
              </span>
            </li>
          )
        })}
      </ul>
      {reread.size > 0 && (
        <div>
          <h3 className="font-bold">{t('summary.readThese')}</h3>
          <ul className="mt-1 list-disc pl-5">
            {[...reread].map(([concept, title]) => (
              <li key={concept}>
                <Link href={`/concepts/${concept}`} className="underline decoration-mark underline-offset-4">
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="flex flex-wrap gap-3">
        <Button variant="mark" onClick={onMore}>
          {t('summary.more')}
        </Button>
        <Button asChild variant="outline">
          <Link href="/dashboard">{t('empty.today')}</Link>
        </Button>
      </div>
    </Card>
  )
}
