import { useTranslations } from 'next-intl'
import { InlineProse } from '@/components/quiz/prose'
import type { Statistics } from '@/lib/server/classroom/results-statistics'

export interface BeliefListProps {
  counts: readonly { name: string; count: number }[]
  beliefs: Statistics['beliefs']
}

/** The beliefs behind wrong answers, by how many show them. */
export function BeliefList({ counts, beliefs }: BeliefListProps) {
  const t = useTranslations('results.statistics')
  const known = counts.flatMap(({ name, count }) => {
    const belief = beliefs[name]
    return belief ? [{ name, count, ...belief }] : []
  })
  if (known.length === 0) return null
  return (
    <div className="grid gap-2">
      <h3 className="text-sm font-semibold">{t('beliefs')}</h3>
      <ul className="grid gap-3">
        {known.map(({ name, count, title, text }) => (
          <li key={name}>
            <p className="font-semibold">
              <InlineProse text={title} />{' '}
              <span className="tabular text-sm font-normal text-muted-foreground">
                {t('belief', { count })}
              </span>
            </p>
            <p className="max-w-3xl text-sm">
              <InlineProse text={text} />
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}
