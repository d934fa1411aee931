import { useTranslations } from 'next-intl'
import { useRelativeTime } from '@/components/layout/use-relative-time'
import { Badge } from '@/components/ui/badge'
import { Table, Td, Th } from '@/components/ui/table'
import { Link } from '@/lib/i18n/navigation'
import type { RecentRun } from '@/lib/speed/run-summary'
import { useTimeText } from './use-time-text'

/** One's last runs, the newest first, those that do not count among them. */
export function RecentRuns({ runs, now }: { runs: readonly RecentRun[]; now: Date }) {
  const t = useTranslations('speed')
  const timeText = useTimeText()
  const relative = useRelativeTime()
  if (runs.length === 0) return <p className="text-sm text-muted-foreground">{t('recent.none')}</p>
  return (
    <Table label={t('recent.title')}>
      <thead>
        <tr>
          <Th>{t('round.exercise')}</Th>
          <Th>{t('recent.way')}</Th>
          <Th className="text-right!">{t('figures.keys')}</Th>
          <Th className="text-right!">{t('figures.time')}</Th>
          <Th>{t('recent.when')}</Th>
        </tr>
      </thead>
      <tbody className="tabular">
        {runs.map(({ id, exerciseId, title, way, keystrokes, pasted, durationMs, confirmed, finishedAt }) => (
          <tr key={id}>
            <Td>
              <Link
                href={`/practice/speed/${exerciseId}`}
                prefetch={false}
                className="underline underline-offset-4"
              >
                {title}
              </Link>
            </Td>
            <Td>{t(`ways.${way}`)}</Td>
            <Td className="text-right">{keystrokes}</Td>
            <Td className="text-right whitespace-nowrap">{timeText(durationMs)}</Td>
            <Td className="whitespace-nowrap">
              {relative(finishedAt, now)}{' '}
              {!confirmed && <Badge variant="warning">{t('round.unconfirmed')}</Badge>}
              {pasted > 0 && <Badge variant="outline">{t('recent.pasted')}</Badge>}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
