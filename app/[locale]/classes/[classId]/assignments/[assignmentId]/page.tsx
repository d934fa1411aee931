import { notFound } from 'next/navigation'
import { loadClass } from '../../../load'
import { InstructorResults } from './instructor-results'
import { LearnerQuiz } from './learner-quiz'

/** One address for everybody in the class: the quiz for who learns, the results for who teaches. */
export default async function AssignmentPage({
  params,
}: PageProps<'/[locale]/classes/[classId]/assignments/[assignmentId]'>) {
  const { classId, assignmentId } = await params
  const { actor, timeZone, found } = await loadClass(classId)
  const props = { actor, timeZone, classId, assignmentId }
  if (found.role === 'LEARNER') return <LearnerQuiz {...props} />
  if (found.role === 'INSTRUCTOR') return <InstructorResults {...props} />
  notFound()
}
