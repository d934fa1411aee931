import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AssignmentList } from '@/components/dashboard/assignment-list'
import { ContinueReading } from '@/components/dashboard/continue-reading'
import { DueCard } from '@/components/dashboard/due-card'
import { Forecast } from '@/components/dashboard/forecast'
import { NoPlanYet } from '@/components/dashboard/no-plan-yet'
import { RunningExam } from '@/components/exam/lobby/running-exam'
import { Page } from '@/components/layout/page'
import { StudyTabs } from '@/components/layout/study-tabs'
import { StreakCard } from '@/components/progress/streak-card'
import { Alert } from '@/components/ui/alert'
import { Link } from '@/lib/i18n/navigation'
import type { KnownActor } from '@/lib/server/actor'
import { getActor } from '@/lib/server/request-actor'
import { loadDashboard } from './load-dashboard'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dashboard'))('title') }
}

export default async function DashboardPage() {
  const t = await getTranslations('dashboard')
  const actor = await getActor()
  return (
    <Page title={t('title')} lead={t('lead')} actions={<StudyTabs current="today" />}>
      {actor.kind === 'visitor' || actor.kind === 'user' ? <Plan actor={actor} /> : <NoPlanYet />}
    </Page>
  )
}

async function Plan({ actor }: { actor: KnownActor }) {
  const t = await getTranslations('dashboard')
  const nav = await getTranslations('common.account')
  const { plan, next, timeZone, assignments, exam, streak, now } = await loadDashboard(
    actor,
    await getLocale(),
  )
  return (
    <div className="grid gap-10">
      {exam && <RunningExam exam={exam} now={now} />}
      <div className="grid gap-4 md:grid-cols-[2fr_1fr]">
        <DueCard
          due={plan.dueNow}
          pulled={plan.pulled}
          fresh={plan.newSkills}
          drills={plan.drillsDue}
          questionsMs={plan.questionsMs}
          nextDue={plan.nextDue}
          now={now}
        />
        <section aria-labelledby="done" className="rounded-lg border bg-card p-6">
          <h2 id="done" className="text-lg font-bold">
            {t('done.title')}
          </h2>
          <p className="mt-2 flex items-baseline gap-3">
            <span className="text-6xl leading-none font-extrabold tabular">{plan.reviewedToday}</span>
            <span>{t('done.answers', { count: plan.reviewedToday })}</span>
          </p>
          <p className="mt-2 text-muted-foreground">{t('done.correct', { count: plan.correctToday })}</p>
        </section>
      </div>
      <Forecast days={plan.forecast} now={now} timeZone={timeZone} />
      <StreakCard view={streak} withDays />
      <div className="grid gap-10 md:grid-cols-2">
        <ContinueReading read={plan.conceptsRead} total={plan.concepts} next={next} />
        <AssignmentList assignments={assignments} now={now} timeZone={timeZone} />
      </div>
      {actor.kind === 'visitor' && (
        <Alert>
          {t('keep')}{' '}
          <Link href="/sign-up" className="font-semibold underline underline-offset-4">
            {nav('signUp')}
          </Link>
        </Alert>
      )}
    </div>
  )
}
