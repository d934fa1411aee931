import { useTranslations } from 'next-intl'

/** How much of the exam a domain is worth: said, and drawn as a share of a ruled line. */
export function WeightBar({ weight }: { weight: number }) {
  const t = useTranslations('concepts')
  if (weight === 0) return <p className="text-sm text-muted-foreground">{t('noWeight')}</p>
  return (
    <p className="flex items-center gap-3 text-sm text-muted-foreground">
      <span>{t('weight', { percent: weight })}</span>
      <span aria-hidden className="block h-1 w-24 bg-secondary">
        <span className="block h-full bg-foreground" style={{ width: `${weight}%` }} />
      </span>
    </p>
  )
}
