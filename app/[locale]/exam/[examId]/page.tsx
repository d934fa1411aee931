import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { attemptPath } from '@/components/exam/attempt-path'
import { TaskText } from '@/components/exam/task-text'
import { redirect } from '@/lib/i18n/navigation'
import { listConcepts } from '@/lib/server/operations/concepts/list-concepts'
import { getActor } from '@/lib/server/request-actor'
import { ExamSession } from './exam-session'
import { loadExam } from './load-exam'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exam'))('title') }
}

/** An exam under way; one that is over is looked at elsewhere. */
export default async function ExamPage({ params, searchParams }: PageProps<'/[locale]/exam/[examId]'>) {
  const { examId } = await params
  const { task } = await searchParams
  const exam = await loadExam(examId)
  const locale = await getLocale()
  if (exam.status !== 'RUNNING') {
    const pathname = exam.submission ? attemptPath(exam.submission) : `/exam/${examId}/review`
    return redirect({ href: { pathname }, locale })
  }
  const domains = await listConcepts(await getActor(), { locale })
  return (
    <ExamSession
      exam={exam}
      first={task === undefined ? undefined : Number(task)}
      texts={exam.list.map(({ position, texts }) => (
        <TaskText key={position} markdown={texts[locale].task} />
      ))}
      domains={domains.map(({ id, name, concepts }) => ({
        ...{ id, name },
        concepts: concepts.map((concept) => ({ id: concept.id, title: concept.title })),
      }))}
    />
  )
}
