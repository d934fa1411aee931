'use client'

import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { Mark } from '@/components/quiz/mark'
import { Link } from '@/lib/i18n/navigation'
import type { Answered } from './session'

export interface AnsweredListProps {
  done: readonly Answered[]
  /** When each review's card comes back, by review id, as the server acknowledged it. */
  due: ReadonlyMap<string, Date | null>
}

/** Every question of a session: how it went, when it comes back, and its cluster. */
export function AnsweredList({ done, due }: AnsweredListProps) {
  const t = useTranslations('practice')
  const r = useTranslations('review')
  const locale = useLocale()
  const format = useFormatter()
  return (
    <section>
      <h3 className="font-bold">{t('summary.questions')}</h3>
      <ol className="mt-1 grid divide-y">
        {done.map(({ item, verdict, hints, reviewId, rating }) => {
          const when = due.get(reviewId ?? '') ?? new Date(item.nextDue[rating])
          return (
            <li key={reviewId} className="grid gap-1 py-3">
              <p className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4">
                <span>{item.question.text[locale].title}</span>
                <Mark right={verdict.correct}>{r(verdict.correct ? 'correct' : 'wrong')}</Mark>
              </p>
              <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted-foreground">
                <span>
                  {t('summary.next', {
                    when: format.dateTime(when, { dateStyle: 'medium', timeStyle: 'short' }),
                  })}
                </span>
                {hints.length > 0 && <span>{t('summary.hints', { count: hints.length })}</span>}
                <Link
                  href={`/lab?question=${item.servedVariantId}`}
                  prefetch={false}
                  className="underline decoration-mark underline-offset-4"
                >
                  {t('lab.inLab')}
                </Link>
              </p>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
