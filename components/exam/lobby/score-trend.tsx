import { useTranslations } from 'next-intl'
import { PASS_PERCENT } from '@/lib/exam/form'

const WIDTH = 320
const HEIGHT = 96
const EDGE = 8

/** Percent → distance from the top. */
const depth = (percent: number) => EDGE + ((HEIGHT - 2 * EDGE) * (100 - percent)) / 100

/** Whole percents, the oldest first, as a line with that of passing. */
export function ScoreTrend({ scores }: { scores: readonly number[] }) {
  const t = useTranslations('exam.past')
  const across = (index: number) => EDGE + ((WIDTH - 2 * EDGE) * index) / Math.max(1, scores.length - 1)
  const points = scores.map((score, index) => ({ x: across(index), y: depth(score), score }))
  return (
    <figure className="max-w-md rounded-lg border bg-card p-4">
      <figcaption className="mb-2 text-sm font-semibold">{t('trendTitle')}</figcaption>
      <svg
        role="img"
        aria-label={t('trend', { scores: scores.join(', '), line: PASS_PERCENT })}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className="w-full"
      >
        <line
          x1={0}
          x2={WIDTH}
          y1={depth(PASS_PERCENT)}
          y2={depth(PASS_PERCENT)}
          strokeDasharray="4 4"
          className="stroke-input"
        />
        <polyline
          points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
          fill="none"
          strokeWidth={2}
          className="stroke-foreground"
        />
        {points.map(({ x, y, score }) => (
          <circle
            key={x}
            cx={x}
            cy={y}
            r={4}
            className={score >= PASS_PERCENT ? 'fill-success' : 'fill-destructive'}
          />
        ))}
      </svg>
    </figure>
  )
}
