'use client'

import { useLocale, useTranslations } from 'next-intl'
import { InlineProse } from '@/components/quiz/prose'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Link } from '@/lib/i18n/navigation'
import { AnsweredList } from './answered-list'
import type { Answered } from './session'
import { type SessionResult, summarise } from './summarise'

export interface SessionSummaryProps {
  done: readonly Answered[]
  /** When each review's card comes back, by review id, as the server acknowledged it. */
  due: ReadonlyMap<string, Date | null>
  onAgain(skillIds: string[]): void
  onMore(): void
}

/** How it went, what to read, and how to go on. */
export function SessionSummary({ done, due, onAgain, onMore }: SessionSummaryProps) {
  const t = useTranslations('practice.summary')
  const r = useTranslations('review')
  const result = summarise(done, useLocale())
  const wrong = result.wrongSkills
  return (
    <Card className="grid gap-8">
      <Headline result={result} />
      <div className="flex flex-wrap gap-3">
        {wrong.length > 0 && (
          <Button variant="mark" onClick={() => onAgain(wrong)}>
            {t('wrongAgain', { count: wrong.length })}
          </Button>
        )}
        <Button variant={wrong.length > 0 ? 'outline' : 'mark'} onClick={onMore}>
          {t('more')}
        </Button>
        <Button asChild variant="outline">
          <Link href="/dashboard">{r('empty.today')}</Link>
        </Button>
      </div>
      {result.areas.length > 0 && <Areas areas={result.areas} />}
      {result.beliefs.length > 0 && <Beliefs beliefs={result.beliefs} />}
      {result.reading.length > 0 && <Reading pages={result.reading} />}
      <AnsweredList done={done} due={due} />
    </Card>
  )
}

function Headline({ result: { right, total, durationMs } }: { result: SessionResult }) {
  const t = useTranslations('practice.summary')
  const seconds = Math.round(durationMs / 1000)
  return (
    <div>
      <h2 tabIndex={-1} data-summary className="text-lg font-bold outline-none">
        {t('title')}
      </h2>
      <p className="tabular mt-2 text-4xl leading-tight font-extrabold">
        {t('percent', { percent: Math.round((100 * right) / total) })}
      </p>
      <p className="tabular mt-1">
        {t('right', { right, total })} ·{' '}
        {t('time', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })}{' '}
        <span className="text-muted-foreground">
          ({t('perQuestion', { seconds: Math.round(seconds / total) })})
        </span>
      </p>
      {right === total && <p className="mt-2 text-success">{t('allRight')}</p>}
    </div>
  )
}

const heading = 'font-bold'

function Areas({ areas }: { areas: SessionResult['areas'] }) {
  const t = useTranslations('practice.summary')
  return (
    <section>
      <h3 className={heading}>{t('areas')}</h3>
      <ul className="mt-2 grid gap-3">
        {areas.map(({ id, name, right, total }) => (
          <li key={id} className="grid gap-1">
            <p className="flex items-end justify-between gap-x-4">
              <span>{name}</span>
              <span className="tabular shrink-0 text-muted-foreground">{t('area', { right, total })}</span>
            </p>
            <span aria-hidden className="flex h-1.5 overflow-hidden rounded-full bg-destructive/70">
              <span className="block bg-success" style={{ width: `${(100 * right) / total}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Beliefs({ beliefs }: { beliefs: SessionResult['beliefs'] }) {
  const t = useTranslations('practice.summary')
  return (
    <section>
      <h3 className={heading}>{t('beliefs')}</h3>
      <dl className="mt-2 grid gap-3">
        {beliefs.map(({ id, title, text, count }) => (
          <div key={id} className="rounded-md border border-warning/40 bg-warning-soft p-4">
            <dt className="font-bold">
              {title}
              {count > 1 && <span className="ml-2 text-sm font-normal">{t('times', { count })}</span>}
            </dt>
            <dd className="mt-1">
              <InlineProse text={text} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Reading({ pages }: { pages: SessionResult['reading'] }) {
  const t = useTranslations('practice.summary')
  return (
    <section>
      <h3 className={heading}>{t('reading')}</h3>
      <ol className="mt-2 grid gap-3">
        {pages.map(({ id, title, summary, missed }) => (
          <li key={id}>
            <Link
              href={`/concepts/${id}`}
              className="font-semibold underline decoration-mark underline-offset-4"
            >
              {title}
            </Link>{' '}
            <span className="text-sm text-muted-foreground">{t('missed', { count: missed })}</span>
            <p className="text-sm text-muted-foreground">{summary}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
