import { useTranslations } from 'next-intl'
import type { ResultsItem } from '@/lib/classroom/results/results'
import { useItemTitle } from './use-item-title'
import { useScoreText } from './use-score-text'

/** What the numbers above the columns stand for. */
export function ItemLegend({ items }: { items: readonly ResultsItem[] }) {
  const t = useTranslations('results.table')
  const titleOf = useItemTitle()
  const score = useScoreText()
  return (
    <section aria-labelledby="legend" className="grid gap-2">
      <h2 id="legend" className="text-sm font-semibold text-muted-foreground">
        {t('legend')}
      </h2>
      <ol className="grid list-decimal gap-1 pl-7">
        {items.map((item) => (
          <li key={item.id}>
            {titleOf(item)}{' '}
            <span className="tabular text-sm text-muted-foreground">
              {[
                t('points', { count: item.points }),
                ...(item.dropped ? [t('dropped')] : []),
                ...(item.mean === null ? [] : [`${t('mean')} ${score(item.mean)}`]),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
