import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { type Results, stateCounts } from '@/lib/classroom/results/results'
import { WORK_STATES } from '@/lib/classroom/results/work-state'
import { StateBadge } from './state-badge'
import { useScoreText } from './use-score-text'

/** How many are how far, the mean, and what waits. */
export function ResultsSummary({ learners, mean }: Pick<Results, 'learners' | 'mean'>) {
  const t = useTranslations('results.summary')
  const score = useScoreText()
  const counts = stateCounts(learners)
  const disputes = learners.reduce((sum, one) => sum + one.disputes, 0)
  return (
    <section aria-label={t('title')} className="grid gap-4">
      <div className="flex flex-wrap items-center gap-x-8 gap-y-4 rounded-lg border bg-card p-5">
        <p className="grid">
          <span className="text-sm text-muted-foreground">{t('mean')}</span>
          <span className="tabular text-3xl font-extrabold">{score(mean)}</span>
        </p>
        <div className="grid gap-2">
          <p className="text-sm text-muted-foreground">{t('learners', { count: learners.length })}</p>
          <ul className="flex flex-wrap gap-x-4 gap-y-2">
            {WORK_STATES.filter((state) => counts.has(state)).map((state) => (
              <li key={state} className="flex items-center gap-1.5">
                <StateBadge state={state} />
                <span className="tabular font-semibold">{counts.get(state)}</span>
              </li>
            ))}
          </ul>
        </div>
      </div>
      {disputes > 0 && <Alert variant="warning">{t('disputes', { count: disputes })}</Alert>}
    </section>
  )
}
