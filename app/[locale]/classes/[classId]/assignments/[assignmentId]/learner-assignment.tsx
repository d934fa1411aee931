import { notFound } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import { AssignmentFacts } from '@/components/assignment/assignment-facts'
import { AttemptList } from '@/components/assignment/attempt-list'
import { BeginForm } from '@/components/assignment/begin-form'
import { Countdown } from '@/components/assignment/countdown'
import { Instructions } from '@/components/assignment/instructions'
import type { MyAssignment } from '@/components/assignment/my-assignment'
import { percentOf } from '@/components/assignment/percent-of'
import { Page } from '@/components/layout/page'
import { PageMessages } from '@/components/layout/page-messages'
import { PageSection } from '@/components/layout/page-section'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import { startSubmissionAction } from '@/lib/server/actions/assignments'
import type { UserActor } from '@/lib/server/actor'
import { getMyAssignment } from '@/lib/server/operations/assignments/get-my-assignment'
import { orNotFound } from '../../../load'

export interface LearnerAssignmentProps {
  actor: UserActor
  timeZone: string
  ids: { classId: string; assignmentId: string }
}

/** What is asked of a learner, how it stands, and the way in. */
export async function LearnerAssignment({ actor, timeZone, ids }: LearnerAssignmentProps) {
  const t = await getTranslations('assignment')
  const assignment = await orNotFound(getMyAssignment(actor, { assignmentId: ids.assignmentId }))
  if (assignment.class.id !== ids.classId) notFound()
  const path = `/classes/${ids.classId}/assignments/${ids.assignmentId}`
  const { instructions, submissions, score } = assignment
  return (
    <Page
      title={<span className="wrap-anywhere">{assignment.title}</span>}
      lead={
        <Link href={`/classes/${ids.classId}`} className="underline underline-offset-4">
          {assignment.class.name}
        </Link>
      }
      width="reading"
    >
      <PageMessages of={['assignment']}>
        <div className="grid gap-8">
          <State assignment={assignment} path={path} timeZone={timeZone} />
          {instructions && (
            <section aria-label={t('instructions')}>
              <Instructions markdown={instructions} />
            </section>
          )}
          <AssignmentFacts assignment={assignment} timeZone={timeZone} />
          {submissions.length > 0 && (
            <PageSection id="attempts" title={t('attempts.title')}>
              {score !== null && submissions.length > 1 && (
                <p>{t('attempts.counts', { percent: percentOf(score) })}</p>
              )}
              <AttemptList path={path} attempts={submissions} timeZone={timeZone} />
            </PageSection>
          )}
        </div>
      </PageMessages>
    </Page>
  )
}

interface StateProps {
  assignment: MyAssignment
  path: string
  timeZone: string
}

/** How it stands, and what can be done now. */
async function State({ assignment, path, timeZone }: StateProps) {
  const t = await getTranslations('assignment')
  const format = await getFormatter()
  const { id, phase, terms, running, mayBegin, isArchived, needsPassword, submissions } = assignment
  const exact = (at: Date) => format.dateTime(at, { dateStyle: 'long', timeStyle: 'short', timeZone })
  if (running)
    return (
      <Alert variant="warning" title={t('state.running', { number: running.ordinal })}>
        <p>{t('state.runningText', { when: exact(running.dueAt) })}</p>
        <Button asChild variant="mark" className="mt-3">
          <Link href={`${path}/attempts/${running.submissionId}`}>{t('begin.goOn')}</Link>
        </Button>
      </Alert>
    )
  if (isArchived) return <Alert>{t('state.archived')}</Alert>
  if (phase === 'upcoming')
    return (
      <Alert title={t('state.upcoming', { when: exact(terms.opensAt) })}>
        <Countdown serverNow={assignment.serverNow} opensAt={terms.opensAt} />
      </Alert>
    )
  if (phase === 'closed' && submissions.length === 0)
    return <Alert variant="warning">{t('state.missed', { when: exact(terms.endsAt) })}</Alert>
  if (phase === 'closed') return <Alert>{t('state.closed', { when: exact(terms.endsAt) })}</Alert>
  if (!mayBegin) return <Alert variant="success">{t('state.noneLeft')}</Alert>
  return (
    <>
      {phase === 'late' && (
        <Alert variant="warning">
          {t('state.late', { when: exact(terms.endsAt), percent: terms.latePercent })}
        </Alert>
      )}
      <BeginForm
        assignmentId={id}
        {...{ path, needsPassword, minutes: terms.minutes }}
        isAgain={submissions.length > 0}
        start={startSubmissionAction}
      />
    </>
  )
}
