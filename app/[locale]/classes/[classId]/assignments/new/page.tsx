import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { copiedForm, newForm } from '@/components/assign/form'
import { NewAssignment } from '@/components/assign/new-assignment'
import { Page } from '@/components/layout/page'
import { PageMessages } from '@/components/layout/page-messages'
import { createAssignmentAction, previewFamilyAction } from '@/lib/server/actions/assignments'
import { now } from '@/lib/server/clock'
import { loadTaughtClass } from '../../../load'
import { loadAssignable, loadAssignment } from '../load-editor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('assign.new'))('title') }
}

/** Makes an assignment; `?from=` an earlier one of the class, filled in. */
export default async function NewAssignmentPage({
  params,
  searchParams,
}: PageProps<'/[locale]/classes/[classId]/assignments/new'>) {
  const t = await getTranslations('assign.new')
  const { classId } = await params
  const { from } = await searchParams
  const { actor, timeZone: ownTimeZone, found } = await loadTaughtClass(classId)
  if (found.archivedAt) notFound()
  const { name, timeZone } = found
  const source = typeof from === 'string' ? (await loadAssignment(classId, from)).assignment : undefined
  const initial = source ? copiedForm(source.data, now(), timeZone) : newForm(now(), timeZone)
  const title = source ? t('copy', { title: source.data.title }) : t('title')
  return (
    <Page title={title} lead={t('lead', { name })}>
      <PageMessages of={['assign']}>
        <NewAssignment
          {...(await loadAssignable(actor, classId))}
          titles={source?.titles ?? {}}
          {...{ classId, timeZone, ownTimeZone, initial }}
          create={createAssignmentAction}
          previewFamily={previewFamilyAction}
        />
      </PageMessages>
    </Page>
  )
}
