import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { AssignmentPreview } from '@/components/assign/assignment-preview'
import { Instructions } from '@/components/assignment/instructions'
import { TaskText } from '@/components/exam/task-text'
import { Page } from '@/components/layout/page'
import { PageMessages } from '@/components/layout/page-messages'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { AppError } from '@/lib/errors/app-error'
import { Link } from '@/lib/i18n/navigation'
import type { PublicVariant } from '@/lib/quiz/render'
import type { UserActor } from '@/lib/server/actor'
import { previewAssignment } from '@/lib/server/operations/assignments/preview-assignment'
import { loadAssignment } from '../../load-editor'

type Props = PageProps<'/[locale]/classes/[classId]/assignments/[assignmentId]/preview'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { classId, assignmentId } = await params
  const { title } = (await loadAssignment(classId, assignmentId)).assignment.data
  return { title: (await getTranslations('assign.preview'))('title', { title }) }
}

export default async function PreviewPage({ params }: Props) {
  const t = await getTranslations('assign')
  const { classId, assignmentId } = await params
  const { actor, assignment } = await loadAssignment(classId, assignmentId)
  return (
    <Page
      title={t('preview.title', { title: assignment.data.title })}
      width="reading"
      actions={
        <Button asChild variant="outline">
          <Link href={`/classes/${classId}/assignments/${assignmentId}`}>{t('edit.back')}</Link>
        </Button>
      }
    >
      <Suspense fallback={<Drawing />}>
        <Drawn actor={actor} assignmentId={assignmentId} />
      </Suspense>
    </Page>
  )
}

/** Sixty questions and an exam take a while. */
async function Drawn({ actor, assignmentId }: { actor: UserActor; assignmentId: string }) {
  const drawn = await draw(actor, assignmentId)
  if ('code' in drawn) return <Refused code={drawn.code} />
  return (
    <PageMessages of={['assign']}>
      <AssignmentPreview
        {...drawn}
        instructions={drawn.instructions && <Instructions markdown={drawn.instructions} />}
        tasks={drawn.tasks.map(({ texts, ...task }) => ({
          ...task,
          texts: { en: shownTask(texts.en), ja: shownTask(texts.ja) },
        }))}
        questions={drawn.questions.map(({ variant, ...question }) => ({
          ...question,
          variant: variant as unknown as PublicVariant,
        }))}
      />
    </PageMessages>
  )
}

function shownTask({ title, task }: { title: string; task: string }) {
  return { title, task: <TaskText markdown={task} /> }
}

async function Drawing() {
  const t = await getTranslations('common')
  return (
    <div className="grid gap-6">
      <p role="status" className="sr-only">
        {t('loading')}
      </p>
      <Skeleton className="h-14" />
      <Skeleton className="h-48" />
      <Skeleton className="h-48" />
    </div>
  )
}

/** Drawing may be asked for too often, or find no tasks any more: that is told in place. */
async function draw(actor: UserActor, assignmentId: string) {
  try {
    return await previewAssignment(actor, { assignmentId })
  } catch (error) {
    if (error instanceof AppError) return { code: error.code }
    throw error
  }
}

async function Refused({ code }: Pick<AppError, 'code'>) {
  const t = await getTranslations('errors')
  return <EmptyState title={t(code, { problem: '', reason: '', detail: '' })} />
}
