import { useFormatter, useTranslations } from 'next-intl'
import type { LearnerResult } from '@/lib/classroom/results/results'
import { StateBadge } from './state-badge'

/** How far a learner is, when it was handed in, and what that cost. */
export function LearnerState({ learner, timeZone }: { learner: LearnerResult; timeZone: string }) {
  const t = useTranslations('results.table')
  const format = useFormatter()
  const { state, handedInAt, latePercent, attempts } = learner
  const facts = [
    ...(handedInAt
      ? [format.dateTime(handedInAt, { dateStyle: 'short', timeStyle: 'short', timeZone })]
      : []),
    ...(attempts > 1 ? [t('attempts', { count: attempts })] : []),
    ...(handedInAt && latePercent > 0 ? [t('late', { percent: latePercent })] : []),
  ]
  return (
    <span className="grid justify-items-start gap-0.5">
      <StateBadge state={state} />
      {facts.map((fact) => (
        <span key={fact} className="text-xs text-muted-foreground">
          {fact}
        </span>
      ))}
    </span>
  )
}
