import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EditAssignment } from '@/components/assign/edit-assignment'
import { Page } from '@/components/layout/page'
import { PageMessages } from '@/components/layout/page-messages'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/lib/i18n/navigation'
import { previewFamilyAction, updateAssignmentAction } from '@/lib/server/actions/assignments'
import { loadAssignable, loadAssignment } from '../../load-editor'

type Props = PageProps<'/[locale]/classes/[classId]/assignments/[assignmentId]/edit'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { classId, assignmentId } = await params
  const { title } = (await loadAssignment(classId, assignmentId)).assignment.data
  return { title: (await getTranslations('assign.edit'))('title', { title }) }
}

export default async function EditAssignmentPage({ params }: Props) {
  const t = await getTranslations('assign.edit')
  const { classId, assignmentId } = await params
  const { actor, ownTimeZone, assignment } = await loadAssignment(classId, assignmentId)
  const { id, version, data, titles, isArchived } = assignment
  const { timeZone } = assignment.class
  const back = (
    <Button asChild variant="outline">
      <Link href={`/classes/${classId}/assignments/${assignmentId}`}>{t('back')}</Link>
    </Button>
  )
  const title = t('title', { title: data.title })
  if (isArchived)
    return (
      <Page title={title}>
        <EmptyState title={t('archived')} action={back} />
      </Page>
    )
  return (
    <Page title={title} lead={t('lead')} actions={back}>
      <PageMessages of={['assign']}>
        <EditAssignment
          {...(await loadAssignable(actor, classId))}
          {...{ classId, timeZone, ownTimeZone, titles }}
          assignment={{ id, version, data }}
          update={updateAssignmentAction}
          previewFamily={previewFamilyAction}
        />
      </PageMessages>
    </Page>
  )
}
