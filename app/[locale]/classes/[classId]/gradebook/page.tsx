import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Page } from '@/components/layout/page'
import { GradebookView } from '@/components/results/gradebook/gradebook-view'
import { ClassTabs } from '@/components/roster/class-tabs'
import { readChoice } from '@/lib/classroom/gradebook/gradebook-view'
import { getGradebook } from '@/lib/server/operations/results/get-gradebook'
import { loadTaughtClass, orNotFound } from '../../load'

type Props = PageProps<'/[locale]/classes/[classId]/gradebook'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('results.gradebook')
  return { title: `${t('title')}: ${(await loadTaughtClass((await params).classId)).found.name}` }
}

/** All learners of a class by all its assignments. */
export default async function GradebookPage({ params, searchParams }: Props) {
  const t = await getTranslations('results.gradebook')
  const { classId } = await params
  const { actor } = await loadTaughtClass(classId)
  const book = await orNotFound(getGradebook(actor, { classId }))
  return (
    <Page
      width="table"
      title={t('title')}
      lead={t('lead')}
      tabs={<ClassTabs classId={classId} current="gradebook" />}
    >
      <GradebookView book={book} choice={readChoice(await searchParams)} />
    </Page>
  )
}
