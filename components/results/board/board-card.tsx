'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Progress } from '@/components/ui/progress'
import type { BoardLearner } from '@/lib/classroom/results/board'
import { StateBadge } from '../state-badge'
import { useScoreText } from '../use-score-text'

export interface BoardCardProps {
  learner: BoardLearner
  /** The server's time. */
  now: Date
  named: boolean
  withScore: boolean
  timeZone: string
}

const MINUTE = 60_000
/** Minutes without a word from a browser that is at work: saves and heartbeats come more often. */
const SILENT = 5
/** Minutes of a day, and from how many on only days are told. */
const DAY = 1440
const LONG = 2 * DAY

const minutesBetween = (from: Date, to: Date) =>
  Math.max(0, Math.floor((to.getTime() - from.getTime()) / MINUTE))

/** Where one learner is. */
export function BoardCard({ learner, now, named, withScore, timeZone }: BoardCardProps) {
  const t = useTranslations('results.board')
  const format = useFormatter()
  const score = useScoreText()
  const { letter, name, state, answered, items, at, tasks, opened, handedInAt } = learner
  const facts = [
    ...(at === null || state !== 'working' ? [] : [`${t('at')}: ${t('atText', { at, items })}`]),
    ...(tasks === 0 ? [] : [`${t('opened')}: ${t('answeredText', { answered: opened, items: tasks })}`]),
  ]
  return (
    <li className="grid content-start gap-2 rounded-lg border bg-card p-4">
      <div className="flex items-start justify-between gap-2">
        <p className="min-w-0 font-bold wrap-anywhere">{named && name ? name : t('nameless', { letter })}</p>
        <StateBadge state={state} />
      </div>
      {items > 0 && (
        <div className="grid gap-1">
          <p className="tabular text-sm">
            {t('answered')}: {t('answeredText', { answered, items })}
          </p>
          <Progress value={answered} max={items} label={t('answered')} />
        </div>
      )}
      {facts.map((fact) => (
        <p key={fact} className="tabular text-sm text-muted-foreground">
          {fact}
        </p>
      ))}
      {state === 'working' && <Times learner={learner} now={now} />}
      {handedInAt && (
        <p className="tabular text-sm text-muted-foreground">
          {t('handedIn', {
            when: format.dateTime(handedInAt, { dateStyle: 'short', timeStyle: 'short', timeZone }),
          })}
        </p>
      )}
      {withScore && learner.score !== null && (
        <p className="tabular font-semibold">
          {t('score')}: {score(learner.score)}
        </p>
      )}
    </li>
  )
}

function Times({ learner: { lastSeenAt, dueAt }, now }: Pick<BoardCardProps, 'learner' | 'now'>) {
  const t = useTranslations('results.board')
  const silence = lastSeenAt ? minutesBetween(lastSeenAt, now) : 0
  const left = dueAt ? minutesBetween(now, dueAt) : 0
  const span = (minutes: number) =>
    minutes >= LONG
      ? t('days', { days: Math.floor(minutes / DAY) })
      : t('span', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
  return (
    <div className="tabular text-sm text-muted-foreground">
      {silence >= SILENT ? (
        <p className="font-semibold text-warning">{t('silent', { span: span(silence) })}</p>
      ) : (
        lastSeenAt && (
          <p>
            {t('seen')}: {t('ago', { minutes: silence })}
          </p>
        )
      )}
      {dueAt && (
        <p>
          {t('left')}: {dueAt <= now ? t('over') : span(left)}
        </p>
      )}
    </div>
  )
}
