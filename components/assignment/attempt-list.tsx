import { useFormatter, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/lib/i18n/navigation'
import type { MyAttempt } from './my-assignment'
import { percentOf } from './percent-of'

export interface AttemptListProps {
  /** Of the assignment's page. */
  path: string
  attempts: readonly MyAttempt[]
  timeZone: string
}

/** The attempts that were handed in, each with what it came to as far as that is shown. */
export function AttemptList({ path, attempts, timeZone }: AttemptListProps) {
  const t = useTranslations('assignment.attempts')
  const format = useFormatter()
  return (
    <ol className="divide-y rounded-lg border bg-card">
      {attempts.map((attempt) => {
        const { id, ordinal, handedInAt, collected, latePercent } = attempt
        const when = handedInAt
          ? format.dateTime(handedInAt, { dateStyle: 'medium', timeStyle: 'short', timeZone })
          : ''
        return (
          <li
            key={id}
            className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-accent"
          >
            <div className="grid min-w-0 flex-1 basis-48">
              <Link href={`${path}/attempts/${id}`} className="font-bold after:absolute after:inset-0">
                {t('attempt', { number: ordinal })}
              </Link>
              <p className="text-sm text-muted-foreground">
                {t(collected ? 'collected' : 'handedIn', { when })}
                {latePercent > 0 && ` · ${t('late', { percent: latePercent })}`}
              </p>
            </div>
            <Score attempt={attempt} />
          </li>
        )
      })}
    </ol>
  )
}

function Score({ attempt: { graded, score } }: { attempt: MyAttempt }) {
  const t = useTranslations('assignment.attempts')
  if (score !== null) return <Badge variant="success">{t('score', { percent: percentOf(score) })}</Badge>
  return <Badge variant="outline">{t(graded ? 'hidden' : 'grading')}</Badge>
}
