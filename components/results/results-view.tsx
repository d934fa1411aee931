import { useLocale, useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { Segments } from '@/components/ui/segments'
import type { Results } from '@/lib/classroom/results/results'
import { orderResults, RESULT_ORDERS, type ResultOrder } from '@/lib/classroom/results/results-order'
import { ItemLegend } from './item-legend'
import { ResultsList } from './results-list'
import { ResultsSummary } from './results-summary'
import { ResultsTable } from './results-table'

export interface ResultsViewProps {
  /** Of the assignment. */
  href: string
  results: Results
  order: ResultOrder
  timeZone: string
}

/** The results of an assignment by learner. */
export function ResultsView({ href, results, order, timeZone }: ResultsViewProps) {
  const t = useTranslations('results.table')
  const locale = useLocale()
  const { items, mean } = results
  const learners = orderResults(results.learners, order, locale)
  if (learners.length === 0) return <EmptyState title={t('empty')} description={t('emptyText')} />
  const shown = { href, items, learners, mean, timeZone }
  const orders = RESULT_ORDERS.map((name) => ({
    ...{ href: name === 'name' ? `${href}/results` : `${href}/results?order=${name}` },
    ...{ text: t(`orders.${name}`), current: name === order },
  }))
  return (
    <div className="grid min-w-0 gap-6">
      <ResultsSummary learners={learners} mean={mean} />
      <div className="grid min-w-0 gap-3">
        <Segments label={t('order')} items={orders} className="justify-self-start" />
        <div className="min-w-0 max-md:hidden">
          <ResultsTable {...shown} />
        </div>
        <div className="md:hidden">
          <ResultsList {...shown} />
        </div>
      </div>
      <ItemLegend items={items} />
    </div>
  )
}
