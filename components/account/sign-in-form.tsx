'use client'

import { useTranslations } from 'next-intl'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { formValues } from './form-values'
import { PasswordField } from './password-field'
import { signInWithPassword } from './sign-in'

/** @param props.next where to go afterwards: an address of ours that begins with the language */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations('account')
  const { run, pending, failure } = useAction(signInWithPassword)
  return (
    <form
      method="post"
      className="grid gap-5"
      onSubmit={(event) => {
        const { email, password } = formValues<'email' | 'password'>(event)
        run({ email, password }, () => window.location.assign(next))
      }}
    >
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
      <Field label={t('email')}>
        <Input name="email" type="email" autoComplete="username" required maxLength={254} />
      </Field>
      <PasswordField name="password" label={t('password')} purpose="current" />
      <Button type="submit" size="lg" busy={pending}>
        {t('signIn.submit')}
      </Button>
    </form>
  )
}
