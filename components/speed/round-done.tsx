import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Table, Td, Th } from '@/components/ui/table'
import { Link } from '@/lib/i18n/navigation'
import { isNewBest, type RoundResult, summariseRound } from '@/lib/speed/round'
import { useTimeText } from './use-time-text'

/** What a round came to: all of it, and each exercise. What was skipped is not in it. */
export function RoundDone({ results, onMore }: { results: readonly RoundResult[]; onMore(): void }) {
  const t = useTranslations('speed.round')
  const timeText = useTimeText()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { done, keystrokes, durationMs, compared, bests } = summariseRound(results)
  const more = (
    <>
      <Button variant="mark" onClick={onMore}>
        {t('more')}
      </Button>
      <Button asChild variant="outline">
        <Link href="/practice/speed">{t('all')}</Link>
      </Button>
    </>
  )
  if (done === 0) return <EmptyState title={t('nothing')} description={t('nothingText')} action={more} />
  return (
    <div className="grid grid-cols-1 gap-6" data-speed-round="done">
      <div className="grid gap-2">
        <h2 ref={heading} tabIndex={-1} className="text-xl font-bold outline-none">
          {t('done', { count: done })}
        </h2>
        <p>{t('total', { keys: keystrokes, time: timeText(durationMs) })}</p>
        {compared && <p>{t('compare', compared)}</p>}
        <p className="text-sm text-muted-foreground">{t('bests', { count: bests })}</p>
      </div>
      <Table label={t('table')}>
        <thead>
          <tr>
            <Th>{t('exercise')}</Th>
            <Th className="text-right!">{t('keys')}</Th>
            <Th className="text-right!">{t('shortest')}</Th>
            <Th className="text-right!">{t('time')}</Th>
            <Th>{t('standing')}</Th>
          </tr>
        </thead>
        <tbody className="tabular">
          {results.map((result) => (
            <tr key={result.id}>
              <Td>
                <Link href={`/practice/speed/${result.id}`} className="underline underline-offset-4">
                  {result.title}
                </Link>
              </Td>
              <Td className="text-right">{result.keystrokes}</Td>
              <Td className="text-right">{result.recorded?.fewestKeys ?? '–'}</Td>
              <Td className="text-right whitespace-nowrap">{timeText(result.durationMs)}</Td>
              <Td>
                {isNewBest(result) && <Badge variant="success">{t('best')}</Badge>}
                {result.recorded && !result.recorded.run.confirmed && (
                  <Badge variant="warning">{t('unconfirmed')}</Badge>
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <div className="flex flex-wrap gap-3">{more}</div>
    </div>
  )
}
