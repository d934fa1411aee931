import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Link } from '@/lib/i18n/navigation'

interface Neighbour {
  id: string
  title: string
}

/** The pages before and after in reading order. */
export function ConceptNeighbours({
  previous,
  next,
}: {
  previous: Neighbour | null
  next: Neighbour | null
}) {
  const t = useTranslations('concepts')
  const box = 'grid gap-1 rounded-lg border bg-card p-4 hover:border-input'
  return (
    <nav aria-label={t('neighbours')} className="mt-14 grid max-w-[44rem] gap-3 sm:grid-cols-2 print:hidden">
      {previous && (
        <Link href={`/concepts/${previous.id}`} className={box}>
          <span className="flex items-center gap-1 text-sm text-muted-foreground">
            <ArrowLeft aria-hidden className="size-4" /> {t('previous')}
          </span>
          <span className="font-bold">{previous.title}</span>
        </Link>
      )}
      {next && (
        <Link href={`/concepts/${next.id}`} className={`${box} justify-items-end text-right sm:col-start-2`}>
          <span className="flex items-center gap-1 text-sm text-muted-foreground">
            {t('next')} <ArrowRight aria-hidden className="size-4" />
          </span>
          <span className="font-bold">{next.title}</span>
        </Link>
      )}
    </nav>
  )
}
