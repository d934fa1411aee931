import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { AssignmentForm } from '@/components/classroom/assignment-form'
import { Page } from '@/components/layout/page'
import { createAssignmentAction } from '@/lib/server/actions/classes'
import { listFamilies } from '@/lib/server/operations/classes/list-families'
import { loadClass } from '../../../load'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('classes.new'))('title') }
}

export default async function NewAssignmentPage({
  params,
}: PageProps<'/[locale]/classes/[classId]/assignments/new'>) {
  const t = await getTranslations('classes.new')
  const { classId } = await params
  const { actor, found } = await loadClass(classId)
  if (found.role !== 'INSTRUCTOR') notFound()
  const families = await listFamilies(actor, { locale: await getLocale() })
  return (
    <Page title={t('title')} lead={t('lead')} width="reading">
      <AssignmentForm classId={classId} families={families} create={createAssignmentAction} />
    </Page>
  )
}
