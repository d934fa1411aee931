import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import { type Standing, standings } from '@/lib/srs/standing'

/** The best first: what is filled is what is known. */
const order: readonly Standing[] = ['mastered', 'learning', 'due', 'new']
const colour: Record<Standing, string> = {
  mastered: 'bg-success',
  learning: 'bg-info',
  due: 'bg-mark',
  new: 'bg-secondary',
}

/** How somebody stands with a group of skills: a ruled line in parts, and the numbers in words. */
export function StandingBar({
  of,
  className,
}: {
  of: readonly { standing: Standing }[]
  className?: string
}) {
  const t = useTranslations('practice.standing.counts')
  const count = (standing: Standing) => of.filter((one) => one.standing === standing).length
  const parts = order.filter((standing) => count(standing) > 0)
  return (
    <div className={cn('grid content-center gap-1', className)}>
      <span aria-hidden className="flex h-1.5 gap-px overflow-hidden rounded-full">
        {parts.map((standing) => (
          <span key={standing} className={colour[standing]} style={{ flexGrow: count(standing) }} />
        ))}
      </span>
      <span className="tabular flex flex-wrap gap-x-3 text-xs text-muted-foreground">
        {standings.flatMap((standing) =>
          count(standing) === 0
            ? []
            : [
                <span key={standing} className={standing === 'due' ? 'font-semibold text-mark' : undefined}>
                  {t(standing, { count: count(standing) })}
                </span>,
              ],
        )}
      </span>
    </div>
  )
}
