import { useTranslations } from 'next-intl'

/** What the figures mean, for whoever has not met them before. */
export function FiguresHelp() {
  const t = useTranslations('results.statistics')
  return (
    <details>
      <summary className="inline-flex min-h-11 items-center text-sm font-semibold underline decoration-mark underline-offset-4">
        {t('help')}
      </summary>
      <ul className="mt-2 grid max-w-3xl list-disc gap-2 pl-5 text-sm">
        <li>{t('helpFacility')}</li>
        <li>{t('helpDiscrimination')}</li>
        <li>{t('helpUpperLower')}</li>
        <li>{t('helpError')}</li>
      </ul>
    </details>
  )
}
