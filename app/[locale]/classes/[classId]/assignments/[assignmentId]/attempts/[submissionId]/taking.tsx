import { getLocale, getTranslations } from 'next-intl/server'
import { Instructions } from '@/components/assignment/instructions'
import type { TakenSubmission } from '@/components/assignment/taking/submission'
import { Page } from '@/components/layout/page'
import { PageMessages } from '@/components/layout/page-messages'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import type { HintName } from '@/lib/quiz/hints'
import type { PublicVariant } from '@/lib/quiz/render'
import type { UserActor } from '@/lib/server/actor'
import type { getMySubmission } from '@/lib/server/operations/assignments/get-my-submission'
import { listConcepts } from '@/lib/server/operations/concepts/list-concepts'
import { Owed } from './owed'
import { TakingSession } from './taking-session'

type Found = Awaited<ReturnType<typeof getMySubmission>>

/** An attempt while it runs. */
export async function Taking({ actor, submission }: { actor: UserActor; submission: Found }) {
  const t = await getTranslations('assignment')
  const { assignment, ordinal } = submission
  const taken = takenOf(submission)
  return (
    <Page
      title={<span className="wrap-anywhere">{assignment.title}</span>}
      lead={`${t('take.attempt', { number: ordinal })} · ${t('take.lead')}`}
      actions={
        <Button asChild variant="outline" size="sm">
          <Link href={`/classes/${assignment.classId}/assignments/${assignment.id}`}>{t('take.back')}</Link>
        </Button>
      }
      width="reading"
    >
      <div className="grid gap-6">
        {assignment.instructions && (
          <details>
            <summary className="w-fit font-semibold">{t('instructions')}</summary>
            <div className="mt-3 border-l-2 pl-4">
              <Instructions markdown={assignment.instructions} />
            </div>
          </details>
        )}
        {submission.examId && <Owed actor={actor} examId={submission.examId} />}
        <PageMessages of={['assignment']}>
          <TakingSession
            submission={taken}
            concepts={assignment.hints ? await conceptTitles(actor, taken) : {}}
          />
        </PageMessages>
      </div>
    </Page>
  )
}

function takenOf({ items, ...submission }: Found): TakenSubmission {
  const numbered = items.map(({ position, ...item }) => ({ ...item, number: position + 1 }))
  return {
    ...submission,
    questions: numbered.flatMap(({ variant, hints, task: _, ...item }) =>
      variant ? { ...item, variant: variant as unknown as PublicVariant, hints: hints as HintName[] } : [],
    ),
    tasks: numbered.flatMap(({ id, number, points, task }) => (task ? { id, number, points, ...task } : [])),
  }
}

/** Titles of the pages behind the questions, in the reader's language. */
async function conceptTitles(actor: UserActor, { questions }: TakenSubmission) {
  const asked = new Set(questions.flatMap(({ variant }) => variant.concepts))
  const domains = await listConcepts(actor, { locale: await getLocale() })
  const known = domains.flatMap(({ concepts }) => concepts).filter(({ id }) => asked.has(id))
  return Object.fromEntries(known.map(({ id, title }) => [id, title]))
}
