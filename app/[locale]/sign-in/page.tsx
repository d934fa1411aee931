import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AccountPage } from '@/components/account/account-page'
import { safeNext } from '@/components/account/safe-next'
import { SignInForm } from '@/components/account/sign-in-form'
import { FlowFailure } from '@/components/interop/flow-failure'
import { OtherWays } from '@/components/interop/other-ways'
import { Alert } from '@/components/ui/alert'
import { Link, redirect } from '@/lib/i18n/navigation'
import { ownPath } from '@/lib/server/auth/own-path'
import { listProviders } from '@/lib/server/auth/providers'
import { getActor } from '@/lib/server/request-actor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.signIn'))('title') }
}

export default async function SignInPage({ searchParams }: PageProps<'/[locale]/sign-in'>) {
  const locale = await getLocale()
  const { next: given, callbackUrl, password, error } = await searchParams
  if ((await getActor()).kind === 'user') redirect({ href: hrefOf(error), locale })
  const t = await getTranslations('account.signIn')
  const next = safeNext(given ?? ownPath(callbackUrl), `/${locale}/dashboard`)
  const link = 'font-semibold underline decoration-mark underline-offset-4'
  return (
    <AccountPage
      title={t('title')}
      lead={t('lead')}
      below={
        <>
          <p>
            {t.rich('noAccount', {
              link: (text) => (
                <Link href={{ pathname: '/sign-up', query: { next } }} className={link}>
                  {text}
                </Link>
              ),
            })}
          </p>
          <p>
            <Link href="/forgot-password" className={link}>
              {t('forgot')}
            </Link>
          </p>
        </>
      }
    >
      {password === 'changed' && (
        <Alert variant="success" className="mb-5">
          {t('passwordChanged')}
        </Alert>
      )}
      <FlowFailure error={error} purpose="signIn" className="mb-5" />
      <SignInForm next={next} />
      <OtherWays providers={listProviders()} next={next} />
    </AccountPage>
  )
}

/** Whoever is signed in and comes back from a provider wanted to link it. */
function hrefOf(error: string | string[] | undefined) {
  return error ? { pathname: '/settings', query: { failed: String(error) } } : '/dashboard'
}
