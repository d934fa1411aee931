import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Link } from '@/lib/i18n/navigation'
import { AccountMenu } from './account-menu'

export interface AccountEntryProps {
  account: { name: string; email: string | null; role: string } | undefined
}

/** The right end of the header: the account's menu, or the way to one. */
export function AccountEntry({ account }: AccountEntryProps) {
  const t = useTranslations('common.account')
  if (account)
    return <AccountMenu name={account.name} email={account.email ?? ''} admin={account.role === 'ADMIN'} />
  return (
    <Button asChild variant="outline" size="sm" className="ml-1">
      <Link href="/sign-in">{t('signIn')}</Link>
    </Button>
  )
}
