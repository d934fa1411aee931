import type { Phase } from '@/lib/classroom/terms'
import type { KnownActor } from '@/lib/server/actor'
import { now } from '@/lib/server/clock'
import { getAccount } from '@/lib/server/operations/accounts/get-account'
import { listAssignments } from '@/lib/server/operations/assignments/list-assignments'
import { listClasses } from '@/lib/server/operations/classes/list-classes'
import { listConcepts } from '@/lib/server/operations/concepts/list-concepts'
import { findRunningExam } from '@/lib/server/operations/exams/find-running-exam'
import { getStreak } from '@/lib/server/operations/progress/get-streak'
import { getDashboard } from '@/lib/server/operations/review/get-dashboard'

const NEXT_PAGES = 3
/** As many as fit beside what is due. */
const STREAK_WEEKS = 12

/** Everything that the page of the day shows to somebody with a row of their own. */
export async function loadDashboard(actor: KnownActor, locale: 'en' | 'ja') {
  const [plan, domains, account, assignments, exam, streak] = await Promise.all([
    getDashboard(actor, {}),
    listConcepts(actor, { locale }),
    getAccount(actor, {}),
    openAssignments(actor),
    findRunningExam(actor, {}),
    getStreak(actor, { weeks: STREAK_WEEKS }),
  ])
  const unread = domains.flatMap((domain) => domain.concepts).filter((concept) => !concept.readAt)
  const { timeZone } = account
  const next = unread.slice(0, NEXT_PAGES)
  return { plan, next, timeZone, assignments, exam, streak, now: now() }
}

/** Assignments that I have begun, or may begin and have not handed in, the first to close first. */
async function openAssignments(actor: KnownActor) {
  if (actor.kind !== 'user') return []
  const classes = await listClasses(actor, {})
  const learning = classes.filter(({ role, archivedAt }) => role === 'LEARNER' && !archivedAt)
  const perClass = await Promise.all(
    learning.map(async ({ id, name }) => {
      const assignments = await listAssignments(actor, { classId: id, limit: 20 })
      return assignments
        .filter(({ phase, mine }) => mine?.running || (isTaken(phase) && mine?.handedIn === 0))
        .map(({ mine, closesAt, ...assignment }) => ({
          ...{ ...assignment, classId: id, className: name },
          closesAt: mine?.running?.dueAt ?? (assignment.phase === 'late' ? assignment.endsAt : closesAt),
        }))
    }),
  )
  return perClass.flat().sort((a, b) => a.closesAt.getTime() - b.closesAt.getTime())
}

const isTaken = (phase: Phase) => phase === 'open' || phase === 'late'
