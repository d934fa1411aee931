import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AccountPage } from '@/components/account/account-page'
import { safeNext } from '@/components/account/safe-next'
import { SignUpForm } from '@/components/account/sign-up-form'
import { OtherWays } from '@/components/interop/other-ways'
import { Link, redirect } from '@/lib/i18n/navigation'
import { signUpAction } from '@/lib/server/actions/accounts'
import { listProviders } from '@/lib/server/auth/providers'
import { getActor } from '@/lib/server/request-actor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.signUp'))('title') }
}

export default async function SignUpPage({ searchParams }: PageProps<'/[locale]/sign-up'>) {
  const locale = await getLocale()
  if ((await getActor()).kind === 'user') redirect({ href: '/dashboard', locale })
  const t = await getTranslations('account.signUp')
  const next = safeNext((await searchParams).next, `/${locale}/dashboard`)
  return (
    <AccountPage
      title={t('title')}
      lead={t('lead')}
      below={
        <p>
          {t.rich('haveAccount', {
            link: (text) => (
              <Link
                href={{ pathname: '/sign-in', query: { next } }}
                className="font-semibold underline decoration-mark underline-offset-4"
              >
                {text}
              </Link>
            ),
          })}
        </p>
      }
    >
      <SignUpForm signUp={signUpAction} next={next} />
      <OtherWays providers={listProviders()} next={next} />
    </AccountPage>
  )
}
