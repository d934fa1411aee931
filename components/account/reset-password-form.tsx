'use client'

import { useTranslations } from 'next-intl'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/errors/app-error'
import { Link, useRouter } from '@/lib/i18n/navigation'
import { formValues } from './form-values'
import { PasswordField } from './password-field'

export interface ResetPasswordFormProps {
  /** The secret of the one-time link. */
  token: string
  reset: (input: { token: string; password: string }) => Promise<ActionResult<unknown>>
}

export function ResetPasswordForm({ token, reset }: ResetPasswordFormProps) {
  const t = useTranslations('account')
  const router = useRouter()
  const { run, pending, failure } = useAction(reset)
  return (
    <form
      method="post"
      className="grid gap-5"
      onSubmit={(event) => {
        const { password } = formValues<'password'>(event)
        run({ token, password }, () => router.push('/sign-in?password=changed'))
      }}
    >
      {failure && (
        <Alert variant="destructive">
          {failure.message}{' '}
          {failure.code === 'TOKEN_INVALID' && (
            <Link href="/forgot-password" className="font-semibold underline">
              {t('reset.again')}
            </Link>
          )}
        </Alert>
      )}
      <PasswordField name="password" label={t('newPassword')} purpose="new" />
      <Button type="submit" size="lg" busy={pending}>
        {t('reset.submit')}
      </Button>
    </form>
  )
}
