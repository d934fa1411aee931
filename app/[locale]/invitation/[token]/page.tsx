import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { SignInFirst } from '@/components/classroom/sign-in-first'
import { Page } from '@/components/layout/page'
import { PageMessages } from '@/components/layout/page-messages'
import { AcceptInvitation } from '@/components/roster/accept-invitation'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { AppError } from '@/lib/errors/app-error'
import { Link } from '@/lib/i18n/navigation'
import { acceptInvitationAction } from '@/lib/server/actions/roster'
import type { UserActor } from '@/lib/server/actor'
import { getAccount } from '@/lib/server/operations/accounts/get-account'
import { getInvitation } from '@/lib/server/operations/classes/get-invitation'
import { getActor } from '@/lib/server/request-actor'

type Invitation = Awaited<ReturnType<typeof getInvitation>>

/** The address carries a secret: it is told to nobody. */
export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations('roster.invitation'))('title')
  return { title, referrer: 'no-referrer', robots: { index: false } }
}

/** Where a personal invitation leads: to what it invites, before anybody accepts. */
export default async function InvitationPage({ params }: PageProps<'/[locale]/invitation/[token]'>) {
  const t = await getTranslations('roster.invitation')
  const { token } = await params
  const actor = await getActor()
  const invitation = await findInvitation(token)
  if (!invitation || (invitation.state !== 'open' && !invitation.memberOf))
    return (
      <Page title={t('title')} width="reading">
        <Alert variant="destructive" title={t('over')}>
          {t(`states.${invitation ? invitation.state : 'unknown'}`)}
        </Alert>
      </Page>
    )
  const classes = await getTranslations('classes')
  return (
    <Page
      title={t('to', { name: invitation.className })}
      lead={classes('class.taughtBy', { names: invitation.instructors.join(', ') })}
      width="reading"
    >
      {actor.kind === 'user' ? (
        <Offer token={token} actor={actor} invitation={invitation} />
      ) : (
        <SignInFirst
          title={classes('guest.title')}
          text={classes('guest.text')}
          next={`/${await getLocale()}/invitation/${token}`}
        />
      )}
    </Page>
  )
}

async function findInvitation(token: string): Promise<Invitation | undefined> {
  try {
    return await getInvitation(await getActor(), { token })
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}

interface OfferProps {
  token: string
  actor: UserActor
  invitation: Invitation
}

async function Offer({ token, actor, invitation }: OfferProps) {
  const t = await getTranslations('roster.invitation')
  const { memberOf, state, role, email, expiresAt } = invitation
  const { email: own, timeZone } = await getAccount(actor, {})
  const when = (await getFormatter()).dateTime(expiresAt, { dateStyle: 'long', timeZone })
  return (
    <div className="grid justify-items-start gap-5">
      {memberOf && <Alert>{t('member')}</Alert>}
      {state === 'open' && (
        <>
          <p>{t(role === 'INSTRUCTOR' ? 'asInstructor' : 'asLearner', { when })}</p>
          {own !== email && (
            <Alert variant="warning" title={t('otherAddress')}>
              {t('otherAddressText', { invited: email, own: own ?? '' })}
            </Alert>
          )}
          <PageMessages of={['roster']}>
            <AcceptInvitation token={token} accept={acceptInvitationAction} />
          </PageMessages>
        </>
      )}
      {memberOf && (
        <Button asChild variant="outline">
          <Link href={`/classes/${memberOf}`}>{t('toClass')}</Link>
        </Button>
      )}
    </div>
  )
}
