import { notFound } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import { QuizResult } from '@/components/classroom/quiz-result'
import { TakeQuiz } from '@/components/classroom/take-quiz'
import { Page } from '@/components/layout/page'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/lib/i18n/navigation'
import type { PublicVariant } from '@/lib/quiz/render'
import { handInAction, saveResponseAction } from '@/lib/server/actions/classes'
import { getMyResult } from '@/lib/server/operations/classes/get-my-result'
import { openAssignment } from '@/lib/server/operations/classes/open-assignment'
import { orNotFound } from '../../../load'
import type { AssignmentViewProps } from './instructor-results'
import { shownItem } from './shown-item'

/** The quiz while it is open and not handed in, then how it went. */
export async function LearnerQuiz({ actor, timeZone, classId, assignmentId }: AssignmentViewProps) {
  const t = await getTranslations('classes')
  const format = await getFormatter()
  const result = await orNotFound(getMyResult(actor, { assignmentId }))
  if (result.classId !== classId) notFound()
  const exact = (at: Date) => format.dateTime(at, { dateStyle: 'long', timeStyle: 'short', timeZone })
  const back = (
    <Button asChild variant="outline">
      <Link href={`/classes/${classId}`}>{t('result.back')}</Link>
    </Button>
  )
  const { submission, phase, title } = result
  if (submission) {
    const when = exact(submission.handedInAt)
    return (
      <Page title={title} actions={back} width="reading">
        <QuizResult
          score={submission.score}
          caption={t(submission.collected ? 'result.collected' : 'result.handedIn', { when })}
          note={phase === 'open' ? t('result.later', { when: exact(result.closesAt) }) : undefined}
          items={submission.items.map(shownItem)}
        />
      </Page>
    )
  }
  if (phase !== 'open') {
    const text =
      phase === 'upcoming'
        ? t('take.upcoming', { when: exact(result.opensAt) })
        : t('take.missed', { when: exact(result.closesAt) })
    return (
      <Page title={title}>
        <EmptyState title={text} action={back} />
      </Page>
    )
  }
  const { items } = await openAssignment(actor, { assignmentId })
  return (
    <Page title={title} lead={t('take.lead', { when: exact(result.closesAt) })} width="reading">
      <TakeQuiz
        assignmentId={assignmentId}
        items={items.map((item) => ({ ...item, variant: item.variant as unknown as PublicVariant }))}
        save={saveResponseAction}
        handIn={handInAction}
      />
    </Page>
  )
}
