import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { attemptPath } from '@/components/exam/attempt-path'
import { DomainScores } from '@/components/exam/review/domain-scores'
import { ScoreCard } from '@/components/exam/review/score-card'
import { TaskText } from '@/components/exam/task-text'
import { Page } from '@/components/layout/page'
import { Button } from '@/components/ui/button'
import type { ExamView } from '@/lib/exam/exam'
import { Link, redirect } from '@/lib/i18n/navigation'
import { getAccount } from '@/lib/server/operations/accounts/get-account'
import { listConcepts } from '@/lib/server/operations/concepts/list-concepts'
import { getExamReview } from '@/lib/server/operations/exams/get-exam-review'
import { getActor } from '@/lib/server/request-actor'
import { loadExam } from '../load-exam'
import { GradingSession, OwedSession, TaskSession } from './review-session'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exam.review'))('title') }
}

/** How an exam went; while it is graded, how far that is. */
export default async function ExamReviewPage({ params }: PageProps<'/[locale]/exam/[examId]/review'>) {
  const { examId } = await params
  const exam = await loadExam(examId)
  if (exam.status === 'RUNNING')
    return redirect({ href: { pathname: `/exam/${examId}` }, locale: await getLocale() })
  // What it came to, and whether that is shown, is the assignment's to say.
  if (exam.submission)
    return redirect({ href: { pathname: attemptPath(exam.submission) }, locale: await getLocale() })
  const t = await getTranslations('exam')
  const actions = (
    <Button asChild variant="outline" size="sm">
      <Link href="/exam">{t('toLobby')}</Link>
    </Button>
  )
  return (
    <Page title={t('review.title')} width="wide" actions={actions}>
      <div className="grid gap-10">
        <OwedSession
          exam={{
            id: examId,
            list: exam.list.map(({ position, nextSeq, lastHash }) => ({ position, nextSeq, lastHash })),
          }}
        />
        <Result exam={exam} />
      </div>
    </Page>
  )
}

async function Result({ exam }: { exam: ExamView }) {
  const t = await getTranslations('exam.review')
  const locale = await getLocale()
  const actor = await getActor()
  const review = await getExamReview(actor, { examId: exam.id })
  const graded = review.list.filter(({ result }) => result !== null).length
  if (review.exam.status !== 'GRADED')
    return <GradingSession examId={exam.id} graded={graded} of={review.list.length} />
  const [domains, account] = await Promise.all([
    listConcepts(actor, { locale }),
    actor.kind === 'user' || actor.kind === 'visitor' ? getAccount(actor, {}) : undefined,
  ])
  const titles = new Map(domains.flatMap(({ concepts }) => concepts.map(({ id, title }) => [id, title])))
  const late = review.list.reduce((sum, { lateEntries }) => sum + lateEntries, 0)
  return (
    <>
      <ScoreCard
        review={review}
        timeZone={account?.timeZone ?? 'UTC'}
        names={Object.fromEntries(review.domains.map(({ id, names }) => [id, names[locale]]))}
      />
      {late > 0 && <p>{t('late', { count: late })}</p>}
      <DomainScores domains={review.domains} />
      <section aria-labelledby="tasks" className="grid gap-4">
        <h2 id="tasks" className="text-lg font-bold">
          {t('tasks')}
        </h2>
        {review.list.map((task) => (
          <TaskSession
            key={task.position}
            examId={exam.id}
            task={task}
            text={<TaskText markdown={task.texts[locale].task} />}
            concepts={task.concepts.flatMap((id) => {
              const title = titles.get(id)
              return title ? [{ id, title }] : []
            })}
          />
        ))}
      </section>
      <Button asChild className="justify-self-start">
        <Link href="/exam">{t('another')}</Link>
      </Button>
    </>
  )
}
