import { useTranslations } from 'next-intl'
import { PageSection } from '@/components/layout/page-section'
import { Alert } from '@/components/ui/alert'
import { EmptyState } from '@/components/ui/empty-state'
import { ENOUGH } from '@/lib/classroom/item-statistics/item-warnings'
import type { Statistics } from '@/lib/server/classroom/results-statistics'
import { DifficultyChart } from './difficulty-chart'
import { FiguresHelp } from './figures-help'
import { ItemFigures } from './item-figures'
import { OverallFigures } from './overall-figures'
import { ScoreHistogram } from './score-histogram'

/** How an assignment did as a whole, and each of its places. */
export function StatisticsView({ statistics: { overall, items, beliefs } }: { statistics: Statistics }) {
  const t = useTranslations('results.statistics')
  if (overall.count === 0) return <EmptyState title={t('none')} description={t('noneText')} />
  return (
    <div className="grid min-w-0 gap-10">
      {overall.count < ENOUGH && (
        <Alert variant="info">{t('tooFew', { count: overall.count, enough: ENOUGH })}</Alert>
      )}
      <OverallFigures overall={overall} />
      <ScoreHistogram overall={overall} />
      <DifficultyChart items={items} />
      <PageSection id="questions" title={t('questions')}>
        {items.map((item, i) => (
          <ItemFigures key={item.itemId} number={i + 1} item={item} beliefs={beliefs} />
        ))}
      </PageSection>
      <FiguresHelp />
    </div>
  )
}
