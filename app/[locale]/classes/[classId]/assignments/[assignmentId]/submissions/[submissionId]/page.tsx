import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { Page } from '@/components/layout/page'
import { PageMessages } from '@/components/layout/page-messages'
import { SubmissionMarking } from '@/components/marking/submission-marking'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import {
  addCommentAction,
  getCheckMomentsAction,
  getTaskReplayAction,
  markItemAction,
  resolveDisputeAction,
  takeMarkBackAction,
} from '@/lib/server/actions/marking'
import { getSubmission } from '@/lib/server/operations/marking/get-submission'
import { loadTaughtClass, orNotFound } from '../../../../../load'

type Props = PageProps<'/[locale]/classes/[classId]/assignments/[assignmentId]/submissions/[submissionId]'>

/** Only below the class and the assignment that it belongs to; read once for metadata and page. */
const load = cache(async (classId: string, assignmentId: string, submissionId: string) => {
  const { actor, found } = await loadTaughtClass(classId)
  const work = await orNotFound(getSubmission(actor, { submissionId }))
  if (work.classId !== classId || work.assignmentId !== assignmentId) notFound()
  return { work, timeZone: found.timeZone }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('marking')
  const { classId, assignmentId, submissionId } = await params
  const { work } = await load(classId, assignmentId, submissionId)
  return { title: t('titleOf', { name: work.learner.name, title: work.title }) }
}

const actions = {
  mark: markItemAction,
  takeBack: takeMarkBackAction,
  resolve: resolveDisputeAction,
  comment: addCommentAction,
  replay: getTaskReplayAction,
  moments: getCheckMomentsAction,
}

/** One attempt of a learner with everything that is known of it. */
export default async function SubmissionPage({ params }: Props) {
  const t = await getTranslations('marking')
  const { classId, assignmentId, submissionId } = await params
  const { work, timeZone } = await load(classId, assignmentId, submissionId)
  const href = `/classes/${classId}/assignments/${assignmentId}`
  return (
    <Page
      title={t('titleOf', { name: work.learner.name, title: work.title })}
      lead={t('attempt', { ordinal: work.ordinal })}
      actions={
        <Button asChild variant="outline">
          <Link href={`${href}/results`}>{t('results')}</Link>
        </Button>
      }
    >
      <PageMessages of={['marking']}>
        <SubmissionMarking key={work.id} work={work} href={href} timeZone={timeZone} actions={actions} />
      </PageMessages>
    </Page>
  )
}
