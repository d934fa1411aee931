import { useTranslations } from 'next-intl'
import { useRelativeTime } from '@/components/layout/use-relative-time'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/lib/i18n/navigation'
import type { SprintSummary } from '@/lib/speed/sprint'

export interface BestSprintsProps {
  /** The best first. */
  best: readonly SprintSummary[]
  /** The one that is being looked at. */
  current?: string
  now: Date
}

/** One's own best sprints. */
export function BestSprints({ best, current, now }: BestSprintsProps) {
  const t = useTranslations('speed.sprint')
  const relative = useRelativeTime()
  if (best.length === 0) return <p className="text-sm text-muted-foreground">{t('best.none')}</p>
  return (
    <ol className="grid max-w-xl divide-y rounded-lg border bg-card text-sm">
      {best.map(({ id, startedAt, solved }, at) => (
        <li key={id} className="flex min-h-11 flex-wrap items-center gap-x-4 px-4 py-2">
          <span className="w-6 text-right text-muted-foreground tabular">{at + 1}</span>
          <span className="grow font-semibold tabular">{t('solved', { count: solved })}</span>
          {id === current ? (
            <Badge variant="outline">{t('best.this')}</Badge>
          ) : (
            <Link
              href={`/practice/speed/sprint/${id}`}
              prefetch={false}
              className="underline underline-offset-4"
            >
              {relative(startedAt, now)}
            </Link>
          )}
        </li>
      ))}
    </ol>
  )
}
