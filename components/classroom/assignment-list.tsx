import { useFormatter, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/lib/i18n/navigation'

type Phase = 'upcoming' | 'open' | 'closed'

export interface AssignmentSummary {
  id: string
  title: string
  opensAt: Date
  closesAt: Date
  phase: Phase
  questions: number
  /** For instructors. */
  handedIn: number | null
  /** For learners; null before the first visit. */
  mine: { handedInAt: Date | null; score: number | null } | null
}

export interface AssignmentListProps {
  classId: string
  role: 'INSTRUCTOR' | 'LEARNER'
  assignments: AssignmentSummary[]
  timeZone: string
}

/** The quizzes of a class; a learner sees how their own stand. */
export function AssignmentList({ classId, role, assignments, timeZone }: AssignmentListProps) {
  const t = useTranslations('classes')
  const format = useFormatter()
  const exact = (at: Date) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  if (assignments.length === 0) return <EmptyState title={t('class.noQuizzes')} />
  return (
    <ul className="divide-y rounded-lg border bg-card">
      {assignments.map((assignment) => {
        const { id, title, opensAt, closesAt, phase, questions, handedIn } = assignment
        const times = {
          upcoming: t('quiz.opens', { when: exact(opensAt) }),
          open: t('quiz.closes', { when: exact(closesAt) }),
          closed: t('quiz.closed', { when: exact(closesAt) }),
        }
        const counts = [t('quiz.questions', { count: questions }), times[phase]]
        if (handedIn !== null) counts.push(t('quiz.handedInCount', { count: handedIn }))
        return (
          <li
            key={id}
            className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-accent"
          >
            <div className="grid min-w-0 flex-1 gap-0.5">
              <Link
                href={`/classes/${classId}/assignments/${id}`}
                className="font-bold wrap-anywhere after:absolute after:inset-0"
              >
                {title}
              </Link>
              <p className="text-sm text-muted-foreground">{counts.join(' · ')}</p>
            </div>
            {role === 'LEARNER' ? (
              <MyState assignment={assignment} />
            ) : (
              <Badge variant={phase === 'open' ? 'success' : 'neutral'}>{t(`quiz.phase.${phase}`)}</Badge>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function MyState({ assignment: { phase, mine } }: { assignment: AssignmentSummary }) {
  const t = useTranslations('classes.quiz')
  if (mine?.handedInAt) {
    const percent = Math.round((mine.score ?? 0) * 100)
    return (
      <Badge variant="success">
        {t('mine.done')} · {t('score', { percent })}
      </Badge>
    )
  }
  if (phase === 'upcoming') return <Badge>{t('phase.upcoming')}</Badge>
  if (phase === 'closed') return <Badge variant="destructive">{t('mine.missed')}</Badge>
  return <Badge variant="warning">{t(mine ? 'mine.started' : 'mine.todo')}</Badge>
}
