'use client'

import { Check, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { clockTime } from '@/components/lab/clock-time'
import { cn } from '@/components/ui/cn'
import type { CheckMoment, CheckMoments } from '@/lib/classroom/check-moments'
import { checkTurns } from './check-turns'

export interface CheckTimelineProps {
  found: CheckMoments
  /** In the reader's language. */
  names: Record<string, string>
  /** The moment that the replay is at, in the list. */
  at: number
  onGo(index: number): void
}

/** How each check stood at every moment, and where it turned. */
export function CheckTimeline({ found, names, at, onGo }: CheckTimelineProps) {
  const t = useTranslations('marking.replay')
  const { moments, commands, graded, brokeOff } = found
  const turns = checkTurns(moments)
  const ids = Object.keys(moments.at(-1)?.checks ?? {})
  return (
    <section aria-label={t('moments')} className="grid gap-3">
      <h4 className="font-bold">{t('moments')}</h4>
      <ul className="grid gap-2">
        {ids.map((id) => (
          <Strip key={id} id={id} name={names[id] ?? id} moments={moments} at={at} />
        ))}
      </ul>
      {turns.length === 0 && <p>{t('never')}</p>}
      <ol className="grid gap-1">
        {turns.map(({ index, moment, met, lost }) => (
          <li key={index}>
            <button
              type="button"
              aria-current={index === at ? 'step' : undefined}
              title={t('go')}
              onClick={() => onGo(index)}
              className={cn(
                'grid w-full gap-1 rounded-md border px-3 py-2 text-left text-sm hover:bg-accent',
                index === at && 'border-mark bg-accent',
              )}
            >
              <span className="flex flex-wrap justify-between gap-x-4">
                <code className="min-w-0 wrap-anywhere">{moment.text || t('start')}</code>
                <span className="tabular text-muted-foreground">{clockTime(moment.at)}</span>
              </span>
              {met.map((id) => (
                <Turn key={id} met text={t('met', { name: names[id] ?? id })} />
              ))}
              {lost.map((id) => (
                <Turn key={id} met={false} text={t('lost', { name: names[id] ?? id })} />
              ))}
            </button>
          </li>
        ))}
      </ol>
      <p className="text-sm text-muted-foreground">
        {graded === commands ? t('every', { commands }) : t('graded', { graded, commands })}{' '}
        {brokeOff && t('brokeOff')}
      </p>
    </section>
  )
}

function Turn({ met, text }: { met: boolean; text: string }) {
  const Icon = met ? Check : X
  return (
    <span className={cn('flex items-start gap-1.5', met ? 'text-success' : 'text-destructive')}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      {text}
    </span>
  )
}

function Strip({
  id,
  name,
  moments,
  at,
}: {
  id: string
  name: string
  moments: readonly CheckMoment[]
  at: number
}) {
  const t = useTranslations('marking.replay')
  const now = moments.at(-1)?.checks[id] ? 'met' : 'open'
  return (
    <li className="grid gap-1 text-sm">
      <span>{t('strip', { name, now })}</span>
      <span aria-hidden className="flex h-3 overflow-hidden rounded-sm border">
        {moments.map(({ seq, checks }, index) => (
          <span
            key={seq}
            className={cn(
              'min-w-0 grow',
              checks[id] ? 'bg-success' : 'bg-muted',
              index === at && 'shadow-[inset_0_0_0_2px_var(--color-mark)]',
            )}
          />
        ))}
      </span>
    </li>
  )
}
