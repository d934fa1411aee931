import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import { Link } from '@/lib/i18n/navigation'

/** The pages as a list with summaries, or as a map. */
export function IndexSwitch({ current }: { current: 'list' | 'map' }) {
  const t = useTranslations('concepts.map')
  return (
    <nav aria-label={t('views')} className="inline-flex gap-1 rounded-md bg-muted p-1">
      {(['list', 'map'] as const).map((view) => (
        <Link
          key={view}
          href={view === 'list' ? '/concepts' : '/concepts/map'}
          aria-current={view === current ? 'page' : undefined}
          className={cn(
            'inline-flex min-h-9 items-center rounded-sm px-3 text-sm',
            view === current
              ? 'bg-card font-semibold shadow-sm'
              : 'text-muted-foreground hover:text-foreground',
          )}
        >
          {t(view)}
        </Link>
      ))}
    </nav>
  )
}
