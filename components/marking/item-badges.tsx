import { useTranslations } from 'next-intl'
import { minutesOf } from '@/components/exam/clock-text'
import { Badge } from '@/components/ui/badge'
import type { MarkedItemView } from './submission-view'
import { usePoints } from './use-points'

function verdictOf({ score, response, task }: MarkedItemView) {
  if (score === null) return { word: 'ungraded', variant: 'neutral' } as const
  if (score >= 1 - 1e-9) return { word: 'right', variant: 'success' } as const
  if (score > 0) return { word: 'partly', variant: 'warning' } as const
  const isEmpty = response === null && !task
  return { word: isEmpty ? 'unanswered' : 'wrong', variant: 'destructive' } as const
}

/** How an item came out, what it brought, and what else there is to know of it at a glance. */
export function ItemBadges({ item }: { item: MarkedItemView }) {
  const t = useTranslations('marking.work')
  const points = usePoints()
  const { word, variant } = verdictOf(item)
  const marked = item.marks.at(-1)?.score != null
  return (
    <p className="flex flex-wrap items-center gap-2 text-sm text-muted-foreground">
      <span>{t('spent', { minutes: minutesOf(item.spentMs) })}</span>
      {item.hints.length > 0 && <span>{t('hints', { count: item.hints.length })}</span>}
      {item.score !== null && <span className="tabular">{points.of(item.score, item.points)}</span>}
      <Badge variant={variant}>{t(word)}</Badge>
      {marked && <Badge variant="info">{t('marked')}</Badge>}
      {item.dropped && <Badge variant="outline">{t('dropped')}</Badge>}
      {item.disputes.some(({ status }) => status === 'OPEN') && (
        <Badge variant="warning">{t('disputed')}</Badge>
      )}
    </p>
  )
}
