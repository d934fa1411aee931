import { useFormatter, useTranslations } from 'next-intl'
import type { Terms } from '@/lib/classroom/terms'

/** Terms in a few lines. */
export function TermsText({ terms, timeZone }: { terms: Terms; timeZone: string }) {
  const t = useTranslations('assign.overrides')
  const format = useFormatter()
  const when = (at: Date) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const { opensAt, closesAt, lateUntil, minutes, attempts } = terms
  const lines = [
    t('from', { when: when(opensAt) }),
    t('until', { when: when(closesAt) }),
    ...(lateUntil && lateUntil > closesAt ? [t('lateUntil', { when: when(lateUntil) })] : []),
    minutes === null ? t('noLimit') : t('limit', { minutes }),
    t('attempts', { count: attempts }),
  ]
  return (
    <ul className="grid gap-0.5 text-sm">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
