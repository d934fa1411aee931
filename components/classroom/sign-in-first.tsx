import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/lib/i18n/navigation'

export interface SignInFirstProps {
  title: string
  text: string
  /** Where to come back to, with its language. */
  next: string
}

/** In place of what only people with an account can do. */
export function SignInFirst({ title, text, next }: SignInFirstProps) {
  const t = useTranslations('common.account')
  return (
    <EmptyState
      title={title}
      description={text}
      action={
        <>
          <Button asChild>
            <Link href={{ pathname: '/sign-in', query: { next } }}>{t('signIn')}</Link>
          </Button>
          <Button asChild variant="outline">
            <Link href={{ pathname: '/sign-up', query: { next } }}>{t('signUp')}</Link>
          </Button>
        </>
      }
    />
  )
}
