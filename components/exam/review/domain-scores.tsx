import { useLocale, useTranslations } from 'next-intl'
import { Progress } from '@/components/ui/progress'
import { Table, Td, Th } from '@/components/ui/table'
import type { DomainScore } from '@/lib/exam/exam'

/** Where the points came from, and where they were lost. */
export function DomainScores({ domains }: { domains: readonly DomainScore[] }) {
  const t = useTranslations('exam.review')
  const locale = useLocale()
  return (
    <div className="grid gap-4">
      <h2 className="text-lg font-bold">{t('domains')}</h2>
      <Table label={t('domains')}>
        <thead>
          <tr>
            <Th>{t('domain')}</Th>
            <Th>{t('domainTasks')}</Th>
            <Th>{t('domainWeight')}</Th>
            <Th className="w-1/3 min-w-40">{t('domainScore')}</Th>
          </tr>
        </thead>
        <tbody>
          {domains.map(({ id, names, tasks, weight, score }) => (
            <tr key={id}>
              <Td className="font-semibold">{names[locale]}</Td>
              <Td className="tabular">{tasks}</Td>
              <Td className="tabular">{t('score', { percent: weight })}</Td>
              <Td>
                <span className="flex items-center gap-3">
                  <span className="w-12 font-bold tabular">{t('score', { percent: score })}</span>
                  <Progress
                    value={score}
                    label={`${names[locale]}: ${t('domainScore')}`}
                    className="h-2! grow"
                  />
                </span>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
