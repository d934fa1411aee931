import { useFormatter, useTranslations } from 'next-intl'
import { usePoints } from './use-points'

export interface GivenMark {
  id: string
  source: 'MANUAL' | 'REGRADE' | 'DISPUTE'
  score: number | null
  reason: string
  createdAt: Date
  by: string | null
}

export interface MarkHistoryProps {
  marks: readonly GivenMark[]
  /** As it was graded, 0..1. */
  firstScore: number | null
  worth: number
  timeZone: string
}

/** What an item was given beside its grade, in order, and why. */
export function MarkHistory({ marks, firstScore, worth, timeZone }: MarkHistoryProps) {
  const t = useTranslations('marking.mark')
  const format = useFormatter()
  const { number } = usePoints()
  if (marks.length === 0) return null
  const given = (score: number | null) => ({ points: number((score ?? 0) * worth), worth: number(worth) })
  return (
    <section aria-label={t('title')} className="grid gap-2 text-sm">
      <h4 className="font-semibold">{t('title')}</h4>
      <ol className="grid gap-2 border-l-2 pl-4">
        <li>{t('as', given(firstScore))}</li>
        {marks.map(({ id, source, score, reason, createdAt, by }) => (
          <li key={id} className="grid gap-0.5">
            <span className="font-semibold">
              {score === null ? t('as', given(firstScore)) : t('given', { source, ...given(score) })}
            </span>
            <span className="wrap-anywhere">{reason}</span>
            <span className="text-muted-foreground">
              {t('by', {
                name: by ?? t('somebody'),
                when: format.dateTime(createdAt, { dateStyle: 'medium', timeStyle: 'short', timeZone }),
              })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
