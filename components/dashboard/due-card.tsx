import { useTranslations } from 'next-intl'
import { useRelativeTime } from '@/components/layout/use-relative-time'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import { StartKey } from './start-key'

export interface DueCardProps {
  due: number
  /** Of what is asked, brought forward. */
  pulled: number
  fresh: number
  /** Hands-on work that is due. */
  drills: number
  /** What the questions will take, in ms. */
  questionsMs: number
  nextDue: Date | null
  now: Date
}

/** How much waits, as one large number, and the way into it. */
export function DueCard({ due, pulled, fresh, drills, questionsMs, nextDue, now }: DueCardProps) {
  const t = useTranslations('dashboard.due')
  const relative = useRelativeTime()
  const waiting = due + pulled + fresh > 0
  const minutes = Math.max(1, Math.round(questionsMs / 60_000))
  return (
    <section
      aria-labelledby="due"
      className={`grid content-between gap-6 rounded-lg p-6 ${waiting ? 'bg-mark-soft' : 'border bg-card'}`}
    >
      <div>
        <h2 id="due" className="text-lg font-bold">
          {t('title')}
        </h2>
        <p className="mt-2 flex flex-wrap items-baseline gap-x-3">
          {due > 0 && <span className="text-6xl leading-none font-extrabold text-mark tabular">{due}</span>}
          <span className={due > 0 ? '' : 'text-xl font-bold'}>
            {waiting || nextDue === null ? t('now', { count: due }) : t('done')}
          </span>
        </p>
        {fresh > 0 && <p className="mt-2 font-semibold">{t('fresh', { count: fresh })}</p>}
        {waiting && <p className="tabular mt-1 text-muted-foreground">{t('minutes', { count: minutes })}</p>}
        {pulled > 0 && <p className="mt-1 text-sm text-muted-foreground">{t('pulled', { count: pulled })}</p>}
        {drills > 0 && (
          <p className="mt-1">
            <Link href="/review#due-drills" className="underline underline-offset-4">
              {t('drills', { count: drills })}
            </Link>
          </p>
        )}
        {!waiting && nextDue && (
          <p className="mt-1 text-muted-foreground">{t('next', { when: relative(nextDue, now) })}</p>
        )}
        {!waiting && <p className="mt-1 text-muted-foreground">{t('doneText')}</p>}
      </div>
      <Button
        asChild
        variant={waiting ? 'mark' : 'outline'}
        size={waiting ? 'lg' : 'md'}
        className="justify-self-start"
      >
        <Link href={waiting ? '/review' : '/practice'} {...(waiting ? { 'aria-keyshortcuts': 'r' } : {})}>
          {t(waiting ? (due + pulled > 0 ? 'start' : 'startNew') : 'practise')}
          {waiting && <StartKey />}
        </Link>
      </Button>
    </section>
  )
}
