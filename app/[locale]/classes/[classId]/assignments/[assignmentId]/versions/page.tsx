import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { PlainAssignment } from '@/components/assign/differences'
import { itemNames } from '@/components/assign/use-item-title'
import { VersionList } from '@/components/assign/version-list'
import { Page } from '@/components/layout/page'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import { listAssignmentVersions } from '@/lib/server/operations/assignments/list-assignment-versions'
import { loadAssignable, loadAssignment } from '../../load-editor'

type Props = PageProps<'/[locale]/classes/[classId]/assignments/[assignmentId]/versions'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { classId, assignmentId } = await params
  const { title } = (await loadAssignment(classId, assignmentId)).assignment.data
  return { title: (await getTranslations('assign.versions'))('title', { title }) }
}

export default async function VersionsPage({ params }: Props) {
  const t = await getTranslations('assign')
  const { classId, assignmentId } = await params
  const { actor, assignment } = await loadAssignment(classId, assignmentId)
  const [versions, { skills, domains }] = await Promise.all([
    listAssignmentVersions(actor, { assignmentId }),
    loadAssignable(actor, classId),
  ])
  return (
    <Page
      title={t('versions.title', { title: assignment.data.title })}
      lead={t('versions.lead')}
      width="reading"
      actions={
        <Button asChild variant="outline">
          <Link href={`/classes/${classId}/assignments/${assignmentId}`}>{t('edit.back')}</Link>
        </Button>
      }
    >
      <VersionList
        versions={versions.map(({ data, ...version }) => ({
          ...version,
          data: data as unknown as PlainAssignment,
        }))}
        names={itemNames(skills, domains, assignment.titles)}
        timeZone={assignment.class.timeZone}
      />
    </Page>
  )
}
