import { useTranslations } from 'next-intl'

export function SiteFooter() {
  const t = useTranslations('common.footer')
  return (
    <footer className="mt-16 border-t print:hidden">
      <div className="mx-auto grid max-w-6xl gap-2 px-4 py-8 text-sm text-muted-foreground sm:px-6">
        <p>{t('trademark')}</p>
        <p>{t('licence')}</p>
      </div>
    </footer>
  )
}
