import { useTranslations } from 'next-intl'

/** In the place of a terminal that is on its way. */
export function TaskLoading() {
  const t = useTranslations('lab')
  return (
    <div role="status" className="grid place-items-center rounded-lg border bg-code">
      <p className="animate-pulse font-mono text-sm text-muted-foreground motion-reduce:animate-none">
        {t('loading')}
      </p>
    </div>
  )
}
