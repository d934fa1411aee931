'use client'

import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import { type RatingName, ratingNames } from '@/lib/srs/card'
import { intervalOf } from './interval'
import { type Answered, allows } from './session'

/** The four outcomes with when each brings the card back; the suggested one is chosen. */
export function RatingBar({ answered, onRate }: { answered: Answered; onRate(rating: RatingName): void }) {
  const t = useTranslations('review')
  // Counted from when the question was served; the difference to now does not show.
  const base = answered.item.servedAt
  const seconds = Math.round(answered.durationMs / 1000)
  const usual = Math.round((answered.item.paceMs ?? 0) / 1000)
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-semibold text-muted-foreground">{t('rating.title')}</legend>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        {ratingNames.map((rating, index) => {
          const { unit, count } = intervalOf(answered.item.nextDue[rating] - base)
          const interval = t(`interval.${unit}`, { count })
          const allowed = allows(answered, rating)
          return (
            <label
              key={rating}
              title={allowed ? undefined : t('rating.notForWrong')}
              className={cn(
                'grid min-h-14 content-center justify-items-center gap-0.5 rounded-md border border-input bg-card px-2 py-2 text-center',
                'has-checked:border-mark has-checked:bg-mark-soft has-checked:ring-1 has-checked:ring-mark',
                'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-mark',
                allowed ? 'cursor-pointer' : 'cursor-not-allowed border-dashed text-muted-foreground',
              )}
            >
              <input
                type="radio"
                name="rating"
                value={rating}
                className="sr-only"
                checked={answered.rating === rating}
                disabled={!allowed}
                aria-label={t('rating.due', { rating: t(`rating.${rating}`), interval })}
                onChange={() => onRate(rating)}
              />
              <span className="font-semibold">
                <kbd aria-hidden className="mr-1 hidden text-xs text-muted-foreground sm:inline">
                  {index + 1}
                </kbd>
                {t(`rating.${rating}`)}
              </span>
              <span className="tabular text-sm text-muted-foreground">
                {interval}
                {answered.suggested === rating && ` · ${t('rating.suggested')}`}
              </span>
            </label>
          )
        })}
      </div>
      <p className="tabular mt-2 text-sm text-muted-foreground">
        {t(`rating.because.${answered.reason}`, { seconds, usual })}
      </p>
    </fieldset>
  )
}
