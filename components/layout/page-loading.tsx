import { useTranslations } from 'next-intl'
import { Skeleton } from '@/components/ui/skeleton'

/** Title, lead and three blocks, where the page will have them. */
export function PageLoading() {
  const t = useTranslations('common')
  return (
    <div className="mx-auto max-w-6xl px-4 py-8 sm:px-6 sm:py-12">
      <p role="status" className="sr-only">
        {t('loading')}
      </p>
      <Skeleton className="mb-3 h-9 w-64 max-w-full" />
      <Skeleton className="mb-10 h-5 w-96 max-w-full" />
      <div className="grid gap-4 md:grid-cols-3">
        <Skeleton className="h-40" />
        <Skeleton className="h-40" />
        <Skeleton className="h-40" />
      </div>
    </div>
  )
}
