import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { WorkState } from '@/lib/classroom/results/work-state'

const LOOKS = {
  upcoming: 'outline',
  'not-begun': 'neutral',
  working: 'info',
  'handed-in': 'success',
  late: 'warning',
  collected: 'warning',
  grading: 'info',
  missing: 'destructive',
} as const satisfies Record<WorkState, string>

/** How far somebody is, in words. */
export function StateBadge({ state }: { state: WorkState }) {
  const t = useTranslations('results.states')
  return <Badge variant={LOOKS[state]}>{t(state)}</Badge>
}
