import { Check, Clock, Minus, PencilLine, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { percentOf } from '@/components/assignment/percent-of'
import { cn } from '@/components/ui/cn'
import type { ItemResult } from '@/lib/classroom/results/results'

const LOOKS = {
  right: { Icon: Check, className: 'bg-success-soft text-success' },
  partly: { Icon: undefined, className: 'bg-warning-soft text-warning' },
  wrong: { Icon: X, className: 'bg-destructive-soft text-destructive' },
  unanswered: { Icon: Minus, className: 'bg-muted text-muted-foreground' },
  ungraded: { Icon: Clock, className: 'text-muted-foreground' },
} as const

function lookOf({ score, answered }: ItemResult): keyof typeof LOOKS {
  if (score === null) return 'ungraded'
  if (score > 1 - 1e-9) return 'right'
  if (score > 0) return 'partly'
  return answered ? 'wrong' : 'unanswered'
}

/** How one item came out: by sign or number, by colour, and in words for whoever sees neither. */
export function ScoreCell({ item }: { item: ItemResult | undefined }) {
  const t = useTranslations('results.cell')
  const none = useTranslations('results')('none')
  if (!item) return <span className="text-muted-foreground">{none}</span>
  const look = lookOf(item)
  const { Icon, className } = LOOKS[look]
  const percent = percentOf(item.score ?? 0)
  const words = [t(look, { percent }), ...(item.marked ? [t('marked')] : [])].join(', ')
  return (
    <span
      title={words}
      className={cn(
        'tabular inline-flex h-7 min-w-9 items-center justify-center gap-0.5 rounded-sm px-1.5 text-xs font-semibold',
        className,
      )}
    >
      {Icon ? <Icon aria-hidden className="size-4" /> : <span aria-hidden>{percent}</span>}
      {item.marked && <PencilLine aria-hidden className="size-3" />}
      <span className="sr-only">{words}</span>
    </span>
  )
}
