import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ChangePasswordForm } from '@/components/account/change-password-form'
import { ProfileForm } from '@/components/account/profile-form'
import { SessionList } from '@/components/account/session-list'
import { ThemeChoice } from '@/components/account/theme-choice'
import { DataSection } from '@/components/data/data-section'
import { Page } from '@/components/layout/page'
import { PageMessages } from '@/components/layout/page-messages'
import { FitButtons } from '@/components/memory/fit-buttons'
import { FitSection } from '@/components/memory/fit-section'
import { StudyForm } from '@/components/study/study-form'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/lib/i18n/navigation'
import {
  changePasswordAction,
  deleteAccountAction,
  endOtherSessionsAction,
  endSessionAction,
  updateProfileAction,
} from '@/lib/server/actions/accounts'
import { importReviewsAction, resetSkillAction, startOverAction } from '@/lib/server/actions/data'
import { fitMemoryNowAction, resetParametersAction } from '@/lib/server/actions/memory'
import { undoReviewAction } from '@/lib/server/actions/review'
import { updateStudySettingsAction } from '@/lib/server/actions/study'
import type { Actor, KnownActor, UserActor } from '@/lib/server/actor'
import { now } from '@/lib/server/clock'
import { getAccount } from '@/lib/server/operations/accounts/get-account'
import { listSessions } from '@/lib/server/operations/accounts/list-sessions'
import { getMemoryFit } from '@/lib/server/operations/memory/get-memory-fit'
import { getPractice } from '@/lib/server/operations/review/get-practice'
import { getStudySettings } from '@/lib/server/operations/study/get-study-settings'
import { getActor } from '@/lib/server/request-actor'
import { readTheme } from '../read-theme'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.settings'))('title') }
}

export default async function SettingsPage() {
  const t = await getTranslations('account.settings')
  const actor = await getActor()
  return (
    <Page title={t('title')}>
      <div className="grid max-w-3xl gap-12">
        <PageMessages of={['study', 'memory', 'data']}>
          {actor.kind === 'user' ? <AccountSettings actor={actor} /> : <GuestSettings actor={actor} />}
        </PageMessages>
      </div>
    </Page>
  )
}

function Section({
  id,
  title,
  text,
  children,
}: Record<'id' | 'title', string> & { text?: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="grid gap-5 border-t-2 border-foreground pt-4">
      <div>
        <h2 id={id} className="text-lg font-bold">
          {title}
        </h2>
        {text && <p className="text-muted-foreground">{text}</p>}
      </div>
      {children}
    </section>
  )
}

const dataActions = {
  ...{ importReviews: importReviewsAction, startOver: startOverAction },
  ...{ resetSkill: resetSkillAction, undoReview: undoReviewAction },
}

/** The skills that somebody has a card for. */
async function loadCards(actor: Actor) {
  const { skills } = await getPractice(actor, { locale: await getLocale() })
  return { skills: skills.filter(({ due }) => due).map(({ id, title }) => ({ id, title })) }
}

async function AccountSettings({ actor }: { actor: UserActor }) {
  const t = await getTranslations('account.settings')
  const [account, sessions] = await Promise.all([getAccount(actor, {}), listSessions(actor, {})])
  const zones = new Set(['UTC', account.timeZone, ...Intl.supportedValuesOf('timeZone')])
  return (
    <>
      <Section id="profile" title={t('profile')} text={account.email ?? undefined}>
        <ProfileForm profile={account} timeZones={[...zones].sort()} update={updateProfileAction} />
        <ThemeChoice initial={await readTheme()} />
      </Section>
      <StudySection actor={actor} />
      <MemorySection actor={actor} timeZone={account.timeZone} />
      <Section id="sessions" title={t('sessions')} text={t('sessionsText')}>
        <SessionList
          sessions={sessions}
          now={now()}
          timeZone={account.timeZone}
          end={endSessionAction}
          endOthers={endOtherSessionsAction}
        />
      </Section>
      <Section id="password" title={t('password')}>
        <ChangePasswordForm change={changePasswordAction} />
      </Section>
      <Section id="data" title={t('data')}>
        <DataSection {...dataActions} {...(await loadCards(actor))} deleteAccount={deleteAccountAction} />
      </Section>
    </>
  )
}

async function StudySection({ actor }: { actor: KnownActor }) {
  const t = await getTranslations('study')
  return (
    <Section id="study" title={t('title')} text={t('lead')}>
      <StudyForm study={await getStudySettings(actor, {})} update={updateStudySettingsAction} />
    </Section>
  )
}

async function MemorySection({ actor, timeZone }: { actor: KnownActor; timeZone: string }) {
  const t = await getTranslations('memory')
  const fit = await getMemoryFit(actor, {})
  const { available, trials, needed, personal } = fit
  return (
    <Section id="memory" title={t('title')} text={t('text')}>
      <FitSection fit={fit} timeZone={timeZone}>
        <FitButtons
          {...{ available, trials, needed, personal }}
          fitNow={fitMemoryNowAction}
          reset={resetParametersAction}
        />
      </FitSection>
    </Section>
  )
}

async function GuestSettings({ actor }: { actor: Exclude<Actor, UserActor> }) {
  const t = await getTranslations('account')
  const nav = await getTranslations('common.account')
  const next = `/${await getLocale()}/settings`
  const text = actor.kind === 'visitor' ? 'visitor' : 'signedOut'
  return (
    <>
      <EmptyState
        title={t(`${text}.title`)}
        description={t(`${text}.text`)}
        action={
          <>
            <Button asChild>
              <Link href={{ pathname: '/sign-in', query: { next } }}>{nav('signIn')}</Link>
            </Button>
            <Button asChild variant="outline">
              <Link href="/sign-up">{nav('signUp')}</Link>
            </Button>
          </>
        }
      />
      <ThemeChoice initial={await readTheme()} />
      {actor.kind === 'visitor' && <StudySection actor={actor} />}
      {actor.kind === 'visitor' && (
        <Section id="data" title={t('settings.data')}>
          <DataSection {...dataActions} {...(await loadCards(actor))} />
        </Section>
      )}
    </>
  )
}
