import { useTranslations } from 'next-intl'
import { cn } from '@/components/ui/cn'
import { Link } from '@/lib/i18n/navigation'

/** One language, or both side by side. */
export function ViewSwitch({ slug, both }: { slug: string; both: boolean }) {
  const t = useTranslations('concepts.view')
  const item = (current: boolean) =>
    cn(
      'inline-flex min-h-9 items-center rounded-sm px-3 text-sm',
      current ? 'bg-card font-semibold shadow-sm' : 'text-muted-foreground hover:text-foreground',
    )
  return (
    <nav aria-label={t('label')} className="mb-8 inline-flex gap-1 rounded-md bg-muted p-1 print:hidden">
      <Link href={`/concepts/${slug}`} aria-current={both ? undefined : 'true'} className={item(!both)}>
        {t('one')}
      </Link>
      <Link
        href={`/concepts/${slug}?view=both`}
        aria-current={both ? 'true' : undefined}
        className={item(both)}
      >
        {t('both')}
      </Link>
    </nav>
  )
}
