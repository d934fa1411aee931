import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { answerWords } from '@/lib/classroom/answer-key'
import type { SubmissionView } from './submission-view'

type Event = SubmissionView['events'][number]

/** What happened to a submission, in words. */
export function EventList({ events, timeZone }: { events: readonly Event[]; timeZone: string }) {
  const t = useTranslations('marking.events')
  const format = useFormatter()
  const locale = useLocale()
  const time = (at: Date | string) =>
    format.dateTime(new Date(at), { dateStyle: 'short', timeStyle: 'medium', timeZone })
  if (events.length === 0) return <p className="text-muted-foreground">{t('none')}</p>
  return (
    <ol className="divide-y rounded-lg border bg-card text-sm">
      {events.map(({ id, kind, at, position, details, answer }) => (
        <li key={id} className="grid gap-x-4 gap-y-1 px-4 py-2.5 sm:grid-cols-[11rem_1fr]">
          <time dateTime={at.toISOString()} className="tabular text-muted-foreground">
            {time(at)}
          </time>
          <div className="grid min-w-0 gap-1">
            <p>
              {position !== null && (
                <span className="font-semibold">{t('question', { number: position + 1 })} </span>
              )}
              {t(kind, {
                minutes: Math.floor(Number(details.awayMs ?? 0) / 60_000),
                to: typeof details.to === 'string' ? time(details.to) : '',
              })}
              {typeof details.writtenAt === 'string' &&
                ` (${t('written', { when: time(details.writtenAt) })})`}
            </p>
            {answer !== null && (
              <p className="max-h-40 overflow-y-auto wrap-anywhere whitespace-pre-wrap">
                {t('said', { answer: answerWords(answer, locale) })}
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}
