import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { NoPlanYet } from '@/components/dashboard/no-plan-yet'
import { Page } from '@/components/layout/page'
import { PageMessages } from '@/components/layout/page-messages'
import { StudyTabs } from '@/components/layout/study-tabs'
import { DaysChart } from '@/components/plan/days-chart'
import { DomainOutlook } from '@/components/plan/domain-outlook'
import { LeftOut } from '@/components/plan/left-out'
import { PlanForm } from '@/components/plan/plan-form'
import { ReadinessFigure } from '@/components/plan/readiness-figure'
import { TodayList } from '@/components/plan/today-list'
import { EmptyState } from '@/components/ui/empty-state'
import { updateStudySettingsAction } from '@/lib/server/actions/study'
import type { KnownActor } from '@/lib/server/actor'
import { getStudyPlan } from '@/lib/server/operations/plan/get-study-plan'
import { getStudySettings } from '@/lib/server/operations/study/get-study-settings'
import { getActor } from '@/lib/server/request-actor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('plan'))('title') }
}

export default async function PlanPage() {
  const t = await getTranslations('plan')
  const actor = await getActor()
  const known = actor.kind === 'visitor' || actor.kind === 'user'
  return (
    <Page title={t('title')} lead={t('lead')} actions={<StudyTabs current="plan" />}>
      {known ? <Plan actor={actor} /> : <NoPlanYet />}
    </Page>
  )
}

async function Plan({ actor }: { actor: KnownActor }) {
  const t = await getTranslations('plan')
  const [{ settings, today, lastExamDay }, study] = await Promise.all([
    getStudySettings(actor, {}),
    getStudyPlan(actor, { locale: await getLocale() }),
  ])
  const { plan, domains } = study
  return (
    <div className="grid gap-10">
      <PageMessages of={['plan', 'study']}>
        <PlanForm
          settings={settings}
          today={today}
          lastExamDay={lastExamDay}
          update={updateStudySettingsAction}
        />
      </PageMessages>
      <ReadinessFigure study={study} />
      {!plan && <EmptyState title={t('none')} description={t('noneText')} />}
      {plan && (
        <>
          <DomainOutlook plan={plan} domains={domains} />
          <DaysChart days={plan.days} />
          <div className="grid gap-10 md:grid-cols-2">
            <TodayList skills={plan.today} />
            <LeftOut plan={plan} />
          </div>
        </>
      )}
    </div>
  )
}
