import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AppError } from '@/lib/errors/app-error'
import type { UserActor } from '@/lib/server/actor'
import { getMySubmission } from '@/lib/server/operations/assignments/get-my-submission'
import { loadClass, orNotFound } from '../../../../../load'
import { findLeft } from './find-left'
import { LeftClass } from './left-class'
import { ShownResult } from './shown-result'
import { Taking } from './taking'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('assignment'))('title') }
}

/** One attempt of mine: while it runs, and how it went. */
export default async function AttemptPage({
  params,
}: PageProps<'/[locale]/classes/[classId]/assignments/[assignmentId]/attempts/[submissionId]'>) {
  const ids = await params
  const { classId, assignmentId, submissionId } = ids
  const left = await findLeft(ids)
  if (left) return <LeftClass {...left} />
  const { actor, timeZone } = await loadClass(classId)
  const submission = await orNotFound(runningOf(actor, submissionId))
  if (!submission) return <ShownResult actor={actor} timeZone={timeZone} ids={ids} />
  const { assignment } = submission
  if (assignment.id !== assignmentId || assignment.classId !== classId) notFound()
  return <Taking actor={actor} submission={submission} />
}

/** undefined: it was handed in, or collected. */
async function runningOf(actor: UserActor, submissionId: string) {
  try {
    return await getMySubmission(actor, { submissionId })
  } catch (error) {
    if (error instanceof AppError && error.code === 'ALREADY_HANDED_IN') return undefined
    throw error
  }
}
