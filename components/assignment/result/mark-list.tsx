import { useFormatter, useTranslations } from 'next-intl'
import type { ResultItem } from './result-types'

/** How the points of an item have changed since it was graded, and why. */
export function MarkList({ item, timeZone }: { item: ResultItem; timeZone: string }) {
  const t = useTranslations('assignment.result')
  const format = useFormatter()
  const { marks, firstScore, points } = item
  if (marks.length === 0) return null
  const pointsOf = (score: number | null) =>
    format.number(points * (score ?? firstScore ?? 0), { maximumFractionDigits: 2 })
  return (
    <section className="grid gap-1">
      <h3 className="text-sm font-semibold text-muted-foreground">{t('marks')}</h3>
      <ol className="grid gap-1 text-sm">
        {marks.map(({ id, source, score, reason, createdAt, by }, index) => (
          <li key={id} className="wrap-anywhere">
            {t('mark', {
              from: pointsOf(index === 0 ? firstScore : (marks[index - 1]?.score ?? firstScore)),
              to: pointsOf(score),
              source: t(`source.${source}`),
              by: by ?? t('nobody'),
              when: format.dateTime(createdAt, { dateStyle: 'medium', timeStyle: 'short', timeZone }),
            })}
            {reason && <span className="block border-l-2 pl-3">{reason}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
