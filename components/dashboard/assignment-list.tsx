import { useFormatter, useTranslations } from 'next-intl'
import { useRelativeTime } from '@/components/layout/use-relative-time'
import { Link } from '@/lib/i18n/navigation'

export interface OpenAssignment {
  id: string
  classId: string
  className: string
  title: string
  closesAt: Date
}

export interface AssignmentListProps {
  assignments: OpenAssignment[]
  now: Date
  timeZone: string
}

/** What classes wait for, the first to close first. */
export function AssignmentList({ assignments, now, timeZone }: AssignmentListProps) {
  const t = useTranslations('dashboard.assignments')
  const format = useFormatter()
  const relative = useRelativeTime()
  return (
    <section aria-labelledby="assignments">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="assignments" className="text-lg font-bold">
          {t('title')}
        </h2>
        <Link href="/classes" className="text-sm font-semibold underline decoration-mark underline-offset-4">
          {t('classes')}
        </Link>
      </div>
      {assignments.length === 0 ? (
        <p className="mt-3 text-muted-foreground">{t('none')}</p>
      ) : (
        <ul className="mt-3 divide-y rounded-lg border bg-card">
          {assignments.map((assignment) => (
            <li key={assignment.id} className="relative grid gap-0.5 px-4 py-3 hover:bg-accent">
              <Link
                href={`/classes/${assignment.classId}/assignments/${assignment.id}`}
                className="font-bold after:absolute after:inset-0"
              >
                {assignment.title}
              </Link>
              <p className="flex flex-wrap justify-between gap-x-4 text-sm text-muted-foreground">
                <span>{assignment.className}</span>
                <time
                  dateTime={assignment.closesAt.toISOString()}
                  title={format.dateTime(assignment.closesAt, {
                    dateStyle: 'long',
                    timeStyle: 'short',
                    timeZone,
                  })}
                >
                  {t('closes', { when: relative(assignment.closesAt, now) })}
                </time>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
