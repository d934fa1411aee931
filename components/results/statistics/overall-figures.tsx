import { useFormatter, useTranslations } from 'next-intl'
import type { AssignmentStatistics } from '@/lib/classroom/item-statistics/assignment-statistics'
import { useScoreText } from '../use-score-text'
import { FigureList } from './figure-list'

/** From here on reliability is called good, and good enough. */
const GOOD = 0.8
const MIDDLE = 0.6

function alphaWords(alpha: number | undefined) {
  if (alpha === undefined) return 'alphaNone'
  if (alpha >= GOOD) return 'alphaHigh'
  return alpha >= MIDDLE ? 'alphaMiddle' : 'alphaLow'
}

/** Mean, spread and reliability of an assignment. */
export function OverallFigures({ overall }: { overall: AssignmentStatistics }) {
  const t = useTranslations('results.statistics')
  const format = useFormatter()
  const score = useScoreText()
  const points = (share: number | undefined) =>
    share === undefined
      ? t('unknown')
      : t('points', { points: format.number(share * 100, { maximumFractionDigits: 1 }) })
  const { count, mean, median, deviation, alpha, error } = overall
  return (
    <section aria-labelledby="overall" className="grid gap-4 rounded-lg border bg-card p-5">
      <h2 id="overall" className="text-lg font-bold">
        {t('overall')}
      </h2>
      <FigureList
        figures={[
          { name: t('learners'), value: format.number(count) },
          { name: t('mean'), value: score(mean) },
          { name: t('median'), value: score(median) },
          { name: t('deviation'), value: points(deviation) },
          { name: t('error'), value: points(error) },
          {
            name: t('alpha'),
            value: alpha === undefined ? t('unknown') : format.number(alpha, { maximumFractionDigits: 2 }),
          },
        ]}
      />
      <p className="text-sm">{t(alphaWords(alpha))}</p>
    </section>
  )
}
