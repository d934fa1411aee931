'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { ActionResult } from '@/lib/errors/app-error'
import { formValues } from './form-values'
import { PasswordField } from './password-field'
import { type Credentials, signInWithPassword } from './sign-in'

interface NewAccount extends Credentials {
  name: string
  locale: 'en' | 'ja'
  timeZone: string
}

export interface SignUpFormProps {
  signUp: (input: NewAccount) => Promise<ActionResult<unknown>>
  /** Where to go afterwards. */
  next: string
}

/** Makes the account and signs in at once. */
export function SignUpForm({ signUp, next }: SignUpFormProps) {
  const t = useTranslations('account')
  const locale = useLocale()
  const { run, pending, failure } = useAction(async (account: NewAccount) => {
    const made = await signUp(account)
    return made.ok ? signInWithPassword(account) : made
  })
  const taken = failure?.code === 'EMAIL_TAKEN'
  return (
    <form
      method="post"
      className="grid gap-5"
      onSubmit={(event) => {
        const values = formValues<'name' | 'email' | 'password'>(event)
        const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
        run({ ...values, locale, timeZone }, () => window.location.assign(next))
      }}
    >
      {failure && !taken && <Alert variant="destructive">{failure.message}</Alert>}
      <Field label={t('name')} hint={t('nameHint')}>
        <Input name="name" autoComplete="name" required maxLength={80} />
      </Field>
      <Field label={t('email')} error={taken ? failure.message : undefined}>
        <Input name="email" type="email" autoComplete="username" required maxLength={254} />
      </Field>
      <PasswordField name="password" label={t('password')} purpose="new" />
      <Button type="submit" size="lg" busy={pending}>
        {t('signUp.submit')}
      </Button>
    </form>
  )
}
