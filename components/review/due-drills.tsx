import { useTranslations } from 'next-intl'
import { Link } from '@/lib/i18n/navigation'

/** Hands-on work that is due, the longest overdue first. */
export function DueDrills({ drills }: { drills: readonly { id: string; title: string; minutes: number }[] }) {
  const t = useTranslations('review.drills')
  if (drills.length === 0) return null
  return (
    <section aria-labelledby="due-drills" className="rounded-lg border bg-card p-6">
      <h2 id="due-drills" className="text-lg font-bold">
        {t('title')}
      </h2>
      <p className="mt-1 text-sm text-muted-foreground">{t('lead')}</p>
      <ul className="mt-3 grid gap-2">
        {drills.map(({ id, title, minutes }) => (
          <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4">
            <Link
              href={`/practice/drills/${id}`}
              className="font-semibold underline decoration-mark underline-offset-4"
            >
              {title}
            </Link>
            <span className="tabular text-sm text-muted-foreground">{t('minutes', { count: minutes })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
