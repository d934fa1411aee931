import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { redirect } from '@/lib/i18n/navigation'
import { loadClass } from '../../../load'
import { LearnerAssignment } from './learner-assignment'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('assignment'))('title') }
}

/** One address for everybody in the class: the assignment for who learns, the results for who teaches. */
export default async function AssignmentPage({
  params,
}: PageProps<'/[locale]/classes/[classId]/assignments/[assignmentId]'>) {
  const { classId, assignmentId } = await params
  const { actor, timeZone, found } = await loadClass(classId)
  if (found.role === 'LEARNER')
    return <LearnerAssignment actor={actor} timeZone={timeZone} ids={{ classId, assignmentId }} />
  const pathname = `/classes/${classId}/assignments/${assignmentId}/results`
  return redirect({ href: { pathname }, locale: await getLocale() })
}
