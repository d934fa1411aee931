import { useTranslations } from 'next-intl'
import { Progress } from '@/components/ui/progress'
import { Link } from '@/lib/i18n/navigation'

export interface ContinueReadingProps {
  read: number
  total: number
  /** The next pages that were not read yet, in reading order. */
  next: { id: string; title: string; summary: string }[]
}

export function ContinueReading({ read, total, next }: ContinueReadingProps) {
  const t = useTranslations('dashboard.reading')
  const progress = t('progress', { read, total })
  return (
    <section aria-labelledby="reading">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="reading" className="text-lg font-bold">
          {t('title')}
        </h2>
        <Link href="/concepts" className="text-sm font-semibold underline decoration-mark underline-offset-4">
          {t('all')}
        </Link>
      </div>
      <p className="mt-2 mb-1.5 text-sm text-muted-foreground">{progress}</p>
      <Progress value={read} max={total} label={progress} />
      {next.length === 0 ? (
        <p className="mt-4">{t('allRead')}</p>
      ) : (
        <ul className="mt-4 divide-y rounded-lg border bg-card">
          {next.map((concept) => (
            <li key={concept.id} className="relative grid gap-0.5 px-4 py-3 hover:bg-accent">
              <Link href={`/concepts/${concept.id}`} className="font-bold after:absolute after:inset-0">
                {concept.title}
              </Link>
              <p className="text-sm text-muted-foreground">{concept.summary}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
