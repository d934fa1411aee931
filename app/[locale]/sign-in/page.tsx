import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AccountPage } from '@/components/account/account-page'
import { safeNext } from '@/components/account/safe-next'
import { SignInForm } from '@/components/account/sign-in-form'
import { Alert } from '@/components/ui/alert'
import { Link, redirect } from '@/lib/i18n/navigation'
import { getActor } from '@/lib/server/request-actor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.signIn'))('title') }
}

export default async function SignInPage({ searchParams }: PageProps<'/[locale]/sign-in'>) {
  const locale = await getLocale()
  if ((await getActor()).kind === 'user') redirect({ href: '/dashboard', locale })
  const t = await getTranslations('account.signIn')
  const { next, callbackUrl, password } = await searchParams
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
                <Link href="/sign-up" className={link}>
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
      <SignInForm next={safeNext(next ?? callbackUrl, `/${locale}/dashboard`)} />
    </AccountPage>
  )
}
