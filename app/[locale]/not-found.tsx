import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/lib/i18n/navigation'

export default function NotFound() {
  const t = useTranslations('common.notFound')
  return (
    <div className="mx-auto max-w-2xl px-4 py-16 sm:px-6">
      <h1 className="sr-only">{t('title')}</h1>
      <EmptyState
        title={t('title')}
        description={t('text')}
        action={
          <>
            <Button asChild>
              <Link href="/">{t('home')}</Link>
            </Button>
            <Button asChild variant="outline">
              <Link href="/concepts">{t('concepts')}</Link>
            </Button>
          </>
        }
      />
    </div>
  )
}
