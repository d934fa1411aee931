'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { useErrorMessage } from '@/components/layout/use-error-message'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { isBest, type SpeedBests } from '@/lib/speed/bests'
import { fewestKeys } from '@/lib/speed/reference'
import { FigureBars } from './figure-bars'
import { resultFigures } from './result-figures'
import { SpeedWays } from './speed-ways'
import type { SentRun } from './use-record'
import type { FinishedRun } from './use-speed-run'
import { useTimeText } from './use-time-text'

export interface SpeedResultProps {
  finished: FinishedRun
  sent: SentRun
  /** As they were before this run. */
  before: SpeedBests
  /** Buttons: again, next. */
  children: ReactNode
}

/** One's own figures against one's own bests and against the ways that are known. */
export function SpeedResult({ finished, sent, before, children }: SpeedResultProps) {
  const t = useTranslations('speed')
  const timeText = useTimeText()
  const heading = useRef<HTMLHeadingElement>(null)
  const { id, keystrokes, durationMs } = finished
  const reference = sent.recorded?.reference

  // biome-ignore lint/correctness/useExhaustiveDependencies: each finished run is read out
  useEffect(() => heading.current?.focus(), [id])

  const figures = resultFigures(finished, before, reference, {
    own: t('figures.own'),
    best: (way) => t('figures.best', { way: t(`ways.${way}`) }),
    way: (name) => t('figures.way', { way: t(`ways.${name}`) }),
  })
  return (
    <Card className="grid grid-cols-1 gap-5" data-speed-done={sent.recorded?.run.confirmed ?? 'pending'}>
      <div className="grid gap-2">
        <h2 ref={heading} tabIndex={-1} className="text-xl font-bold outline-none">
          {t('done.title', { keys: keystrokes, time: timeText(durationMs) })}
        </h2>
        <Standing sent={sent} before={before} />
      </div>
      {reference && <p>{t('done.compare', { own: keystrokes, short: fewestKeys(reference) })}</p>}
      <FigureBars caption={t('figures.caption')} figures={figures} />
      <div className="flex flex-wrap gap-3">{children}</div>
      {reference && <SpeedWays reference={reference} />}
    </Card>
  )
}

/** What the server says of the run. */
function Standing({
  sent: { recorded, failure, busy, send },
  before,
}: {
  sent: SentRun
  before: SpeedBests
}) {
  const t = useTranslations('speed.done')
  const ways = useTranslations('speed.ways')
  const messageOf = useErrorMessage()
  if (failure)
    return (
      <Alert variant="destructive">
        <p>{messageOf(failure)}</p>
        <Button variant="outline" size="sm" className="mt-2" busy={busy} onClick={send}>
          {t('send')}
        </Button>
      </Alert>
    )
  if (!recorded)
    return (
      <p role="status" className="text-sm text-muted-foreground">
        {t('confirming')}
      </p>
    )
  const { run } = recorded
  if (!run.confirmed)
    return <Alert variant="warning">{t(run.refusal === 'keys' ? 'refusedKeys' : 'refused')}</Alert>
  const best = isBest(run, before)
  return (
    <p role="status" className="flex flex-wrap items-center gap-2 text-sm text-muted-foreground">
      <Badge variant="outline">{ways(run.way)}</Badge>
      {run.pasted === 0 && !before[run.way] && <Badge variant="success">{t('first')}</Badge>}
      {best.keys && <Badge variant="success">{t('bestKeys')}</Badge>}
      {best.ms && <Badge variant="success">{t('bestTime')}</Badge>}
      <span>{t(run.pasted > 0 ? 'confirmedPasted' : 'confirmed')}</span>
    </p>
  )
}
