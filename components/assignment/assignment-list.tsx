import { useFormatter, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import type { Phase } from '@/lib/classroom/terms'
import { Link } from '@/lib/i18n/navigation'
import { percentOf } from './percent-of'

export interface AssignmentSummary {
  id: string
  title: string
  status: 'DRAFT' | 'PUBLISHED'
  phase: Phase
  /** Questions, drills and exams. */
  items: number
  opensAt: Date
  closesAt: Date
  /** Later than it closes where late work is taken. */
  endsAt: Date
  /** Time limit of an attempt. */
  minutes: number | null
  /** For instructors. */
  handedIn: number | null
  /** For learners. `score`: 0..1; null while it is not to be seen. */
  mine: { running: { dueAt: Date } | null; handedIn: number; score: number | null } | null
}

export interface AssignmentListProps {
  classId: string
  role: 'INSTRUCTOR' | 'LEARNER'
  assignments: readonly AssignmentSummary[]
  timeZone: string
}

/** The assignments of a class; a learner sees how their own stand. */
export function AssignmentList({ classId, role, assignments, timeZone }: AssignmentListProps) {
  const t = useTranslations('assignment.list')
  if (assignments.length === 0)
    return <EmptyState title={t('none')} description={t(role === 'LEARNER' ? 'noneYet' : 'noneMade')} />
  return (
    <ul className="divide-y rounded-lg border bg-card">
      {assignments.map((assignment) => (
        <li
          key={assignment.id}
          data-assignment={assignment.id}
          className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-accent"
        >
          <div className="grid min-w-0 flex-1 basis-56 gap-0.5">
            <Link
              href={`/classes/${classId}/assignments/${assignment.id}`}
              prefetch={false}
              className="font-bold wrap-anywhere after:absolute after:inset-0"
            >
              {assignment.title}
            </Link>
            <Facts assignment={assignment} timeZone={timeZone} />
          </div>
          {assignment.mine ? (
            <MyState phase={assignment.phase} mine={assignment.mine} />
          ) : (
            <State assignment={assignment} />
          )}
        </li>
      ))}
    </ul>
  )
}

function Facts({ assignment, timeZone }: { assignment: AssignmentSummary; timeZone: string }) {
  const t = useTranslations('assignment.list')
  const format = useFormatter()
  const exact = (at: Date) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const { items, minutes, phase, opensAt, closesAt, endsAt, handedIn, mine } = assignment
  const times = {
    upcoming: t('opens', { when: exact(opensAt) }),
    open: t('closes', { when: exact(closesAt) }),
    late: t('lateUntil', { when: exact(endsAt) }),
    closed: t('closed', { when: exact(endsAt) }),
  }
  const facts = [
    t('items', { count: items }),
    ...(minutes === null ? [] : [t('minutes', { count: minutes })]),
  ]
  facts.push(mine?.running ? t('due', { when: exact(mine.running.dueAt) }) : times[phase])
  if (handedIn !== null) facts.push(t('handedIn', { count: handedIn }))
  return <p className="text-sm text-muted-foreground">{facts.join(' · ')}</p>
}

function State({ assignment: { status, phase } }: { assignment: AssignmentSummary }) {
  const t = useTranslations('assignment.list')
  if (status === 'DRAFT') return <Badge variant="outline">{t('draft')}</Badge>
  const looks = { upcoming: 'neutral', open: 'success', late: 'warning', closed: 'neutral' } as const
  return <Badge variant={looks[phase]}>{t(`phase.${phase}`)}</Badge>
}

function MyState({ phase, mine }: { phase: Phase; mine: NonNullable<AssignmentSummary['mine']> }) {
  const t = useTranslations('assignment.list')
  if (mine.running) return <Badge variant="warning">{t('started')}</Badge>
  if (mine.handedIn > 0)
    return (
      <Badge variant="success">
        {mine.score === null ? t('done') : t('doneWith', { percent: percentOf(mine.score) })}
      </Badge>
    )
  if (phase === 'upcoming') return <Badge>{t('phase.upcoming')}</Badge>
  if (phase === 'closed') return <Badge variant="destructive">{t('missed')}</Badge>
  return <Badge variant="warning">{t(phase === 'late' ? 'overdue' : 'toDo')}</Badge>
}
