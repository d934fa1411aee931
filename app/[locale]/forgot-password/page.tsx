import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountPage } from '@/components/account/account-page'
import { ForgotPasswordForm } from '@/components/account/forgot-password-form'
import { Link } from '@/lib/i18n/navigation'
import { requestPasswordResetAction } from '@/lib/server/actions/accounts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.forgot'))('title') }
}

export default async function ForgotPasswordPage() {
  const t = await getTranslations('account.forgot')
  return (
    <AccountPage
      title={t('title')}
      lead={t('lead')}
      below={
        <p>
          <Link href="/sign-in" className="font-semibold underline decoration-mark underline-offset-4">
            {t('back')}
          </Link>
        </p>
      }
    >
      <ForgotPasswordForm request={requestPasswordResetAction} />
    </AccountPage>
  )
}
