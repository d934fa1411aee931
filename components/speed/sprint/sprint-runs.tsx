import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Table, Td, Th } from '@/components/ui/table'
import { Link } from '@/lib/i18n/navigation'
import type { SprintRun } from '@/lib/speed/sprint'
import { useTimeText } from '../use-time-text'

/** Exercise by exercise: how long it took, and by which commands. */
export function SprintRuns({ runs }: { runs: readonly SprintRun[] }) {
  const t = useTranslations('speed')
  const timeText = useTimeText()
  return (
    <Table label={t('sprint.result.runs')}>
      <thead>
        <tr>
          <Th>{t('round.exercise')}</Th>
          <Th className="text-right!">{t('figures.time')}</Th>
          <Th className="text-right!">{t('figures.keys')}</Th>
          <Th className="text-right!">{t('round.shortest')}</Th>
          <Th>{t('sprint.result.commands')}</Th>
        </tr>
      </thead>
      <tbody className="tabular">
        {runs.map(({ exerciseId, title, pasted, keystrokes, fewestKeys, durationMs, commands }) => (
          <tr key={exerciseId}>
            <Td className="min-w-40">
              <Link href={`/practice/speed/${exerciseId}`} className="underline underline-offset-4">
                {title}
              </Link>
            </Td>
            <Td className="text-right whitespace-nowrap">{timeText(durationMs)}</Td>
            <Td className="text-right">{keystrokes}</Td>
            <Td className="text-right">{fewestKeys ?? '–'}</Td>
            <Td>
              {pasted > 0 && <Badge variant="outline">{t('recent.pasted')}</Badge>}
              <details>
                <summary className="cursor-pointer whitespace-nowrap pointer-coarse:py-2">
                  {t('sprint.result.commandCount', { count: commands.length })}
                </summary>
                <ol className="mt-1 grid gap-1 font-mono text-xs whitespace-pre">
                  {commands.map((command, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: they never change places
                    <li key={at}>{command}</li>
                  ))}
                </ol>
              </details>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
