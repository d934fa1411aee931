import { useTranslations } from 'next-intl'
import { Progress } from '@/components/ui/progress'
import { Table, Td, Th } from '@/components/ui/table'
import type { SprintDomain } from '@/lib/speed/sprint'
import { useTimeText } from '../use-time-text'

/** Domain by domain: what was solved of what came. */
export function SprintDomains({ domains }: { domains: readonly SprintDomain[] }) {
  const t = useTranslations('speed.sprint.result')
  const timeText = useTimeText()
  return (
    <Table label={t('domains')}>
      <thead>
        <tr>
          <Th>{t('domain')}</Th>
          <Th className="w-1/3 min-w-32">{t('solvedOf')}</Th>
          <Th className="text-right!">{t('skippedCount')}</Th>
          <Th className="text-right!">{t('meanTime')}</Th>
        </tr>
      </thead>
      <tbody className="tabular">
        {domains.map(({ id, name, solved, skipped, durationMs }) => (
          <tr key={id}>
            <Td className="font-semibold">{name}</Td>
            <Td>
              <span className="flex items-center gap-3">
                <span className="w-8 font-bold">{solved}</span>
                <Progress
                  value={solved}
                  max={solved + skipped}
                  label={`${name}: ${t('solvedOf')}`}
                  className="h-2 grow"
                />
              </span>
            </Td>
            <Td className="text-right">{skipped}</Td>
            <Td className="text-right whitespace-nowrap">
              {solved > 0 ? timeText(durationMs / solved) : '–'}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
