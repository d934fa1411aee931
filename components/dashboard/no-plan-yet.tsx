import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/lib/i18n/navigation'

/** To whoever has done nothing yet: where it begins. */
export function NoPlanYet() {
  const t = useTranslations('dashboard')
  return (
    <EmptyState
      title={t('welcome')}
      description={t('welcomeText')}
      action={
        <Button asChild>
          <Link href="/concepts">{t('welcomeAction')}</Link>
        </Button>
      }
    />
  )
}
