import { useLocale, useTranslations } from 'next-intl'
import { Table, Td, Th } from '@/components/ui/table'
import type { ExamTaskResult } from '@/lib/exam/exam'
import { changedChecks } from './changed-checks'

export interface ThenAndNowProps {
  /** As it was graded at first. */
  first: ExamTaskResult
  now: ExamTaskResult
}

/** Of a task that was graded again: what came out otherwise at first. */
export function ThenAndNow({ first, now }: ThenAndNowProps) {
  const t = useTranslations('marking.changes')
  const locale = useLocale()
  const changed = changedChecks(first, now)
  return (
    <section aria-label={t('title')} className="grid min-w-0 gap-2 text-sm">
      <h4 className="font-semibold">{t('title')}</h4>
      {changed.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <Table label={t('title')}>
          <thead>
            <tr>
              <Th>{t('check')}</Th>
              <Th>{t('first')}</Th>
              <Th>{t('now')}</Th>
            </tr>
          </thead>
          <tbody>
            {changed.map(({ id, names, ...finding }) => (
              <tr key={id}>
                <Td className="wrap-anywhere">{names[locale]}</Td>
                <Td>{t(`findings.${finding.first}`)}</Td>
                <Td className="font-semibold">{t(`findings.${finding.now}`)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  )
}
