import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountPage } from '@/components/account/account-page'
import { ResetPasswordForm } from '@/components/account/reset-password-form'
import { Alert } from '@/components/ui/alert'
import { Link } from '@/lib/i18n/navigation'
import { resetPasswordAction } from '@/lib/server/actions/accounts'

/** The address carries a secret: it is told to nobody. */
export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations('account.reset'))('title')
  return { title, referrer: 'no-referrer', robots: { index: false } }
}

export default async function ResetPasswordPage({ searchParams }: PageProps<'/[locale]/reset-password'>) {
  const t = await getTranslations('account.reset')
  const { token } = await searchParams
  return (
    <AccountPage title={t('title')} lead={t('lead')}>
      {typeof token === 'string' && token ? (
        <ResetPasswordForm token={token} reset={resetPasswordAction} />
      ) : (
        <Alert variant="destructive">
          {t('missing')}{' '}
          <Link href="/forgot-password" className="font-semibold underline">
            {t('again')}
          </Link>
        </Alert>
      )}
    </AccountPage>
  )
}
