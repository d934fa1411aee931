import { useFormatter, useTranslations } from 'next-intl'
import { Progress } from '@/components/ui/progress'
import { percentOf } from '../percent-of'
import type { AttemptResult } from './result-types'

/** What the attempt came to, with what being late has cost; or when that is shown. */
export function ResultScore({ result, timeZone }: { result: AttemptResult; timeZone: string }) {
  const t = useTranslations('assignment.result')
  const format = useFormatter()
  const { score, latePercent, shown, scoresAt, solutionsAt, handedInAt, collected } = result
  const when = format.dateTime(handedInAt, { dateStyle: 'long', timeStyle: 'short', timeZone })
  const before = score !== null && latePercent < 100 ? score / (1 - latePercent / 100) : null
  return (
    <section aria-label={t('score')} className="grid gap-2 rounded-lg border bg-card p-6">
      {score === null ? (
        !shown.scores && <p className="text-lg font-bold">{t(`scoreLater.${scoresAt}`)}</p>
      ) : (
        <>
          <p className="text-5xl font-extrabold tabular" data-score={score}>
            {t('percent', { percent: percentOf(score) })}
          </p>
          <Progress value={percentOf(score)} label={t('score')} />
        </>
      )}
      {latePercent > 0 && (
        <p>
          {before === null
            ? t('late', { late: latePercent })
            : t('lateFrom', { late: latePercent, before: percentOf(before) })}
        </p>
      )}
      <p className="text-muted-foreground">{t(collected ? 'collected' : 'handedIn', { when })}</p>
      {shown.scores && !shown.solutions && <p>{t(`solutionsLater.${solutionsAt}`)}</p>}
    </section>
  )
}
