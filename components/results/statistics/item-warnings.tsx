import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import type { ItemWarning } from '@/lib/classroom/item-statistics/item-warnings'

/** Why an item should be looked at; that there are too few to tell is said once, above all of them. */
export function ItemWarnings({ warnings }: { warnings: readonly ItemWarning[] }) {
  const t = useTranslations('results.warnings')
  const shown = warnings.filter((warning) => warning.kind !== 'too-few')
  if (shown.length === 0) return null
  return (
    <Alert variant="warning" title={t('title')}>
      <ul className="list-disc pl-5">
        {shown.map((warning) => (
          <li key={JSON.stringify(warning)}>{wordsOf(warning)}</li>
        ))}
      </ul>
      <p className="mt-1">{t('regrade')}</p>
    </Alert>
  )

  function wordsOf(warning: Exclude<ItemWarning, { kind: 'too-few' }>): string {
    if (warning.kind !== 'wrong-preferred') return t(warning.kind)
    const { part, text } = warning
    return part === '' ? t('wrong-preferred', { text }) : t('wrong-preferred-part', { part, text })
  }
}
