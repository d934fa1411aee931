import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ChangePasswordForm } from '@/components/account/change-password-form'
import { ProfileForm } from '@/components/account/profile-form'
import { SessionList } from '@/components/account/session-list'
import { ThemeChoice } from '@/components/account/theme-choice'
import { DataSection } from '@/components/data/data-section'
import { SetPasswordForm } from '@/components/interop/set-password-form'
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
import { setPasswordAction } from '@/lib/server/actions/interop'
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
import { Section } from './section'
import { SignInSection } from './sign-in-section'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.settings'))('title') }
}

export default async function SettingsPage({ searchParams }: PageProps<'/[locale]/settings'>) {
  const t = await getTranslations('account.settings')
  const actor = await getActor()
  return (
    <Page title={t('title')}>
      <div className="grid max-w-3xl gap-12">
        <PageMessages of={['study', 'memory', 'data', 'interop']}>
          {actor.kind === 'user' ? (
            <AccountSettings actor={actor} search={await searchParams} />
          ) : (
            <GuestSettings actor={actor} />
          )}
        </PageMessages>
      </div>
    </Page>
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

type Search = Awaited<PageProps<'/[locale]/settings'>['searchParams']>

async function AccountSettings({ actor, search }: { actor: UserActor; search: Search }) {
  const t = await getTranslations('account.settings')
  const [account, sessions] = await Promise.all([getAccount(actor, {}), listSessions(actor, {})])
  const typed = account.hasPassword ? undefined : (account.email ?? account.name)
  const removal = { remove: deleteAccountAction, ...(typed === undefined ? {} : { typed }) }
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
      <SignInSection
        {...{ actor, timeZone: account.timeZone, linked: search.linked, failed: search.failed }}
      />
      <Section id="password" title={t('password')}>
        {account.hasPassword ? (
          <ChangePasswordForm change={changePasswordAction} />
        ) : (
          <SetPasswordForm set={setPasswordAction} needsEmail={account.email === null} />
        )}
      </Section>
      <Section id="data" title={t('data')}>
        <DataSection {...dataActions} {...(await loadCards(actor))} deleteAccount={removal} />
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
