'use client'

import { useTranslations } from 'next-intl'
import { formValues } from '@/components/account/form-values'
import { PasswordField } from '@/components/account/password-field'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'

interface Chosen {
  newPassword: string
  email?: string
}

export interface SetPasswordFormProps {
  set: (input: Chosen) => Promise<ActionResult<unknown>>
  /** Of an account without an address: it needs one to sign in with. */
  needsEmail: boolean
}

/** The first password of an account that others have signed in so far. */
export function SetPasswordForm({ set, needsEmail }: SetPasswordFormProps) {
  const t = useTranslations('interop.password')
  const label = useTranslations('account')('newPassword')
  const router = useRouter()
  const { run, pending, failure } = useAction(set)
  const taken = failure?.code === 'EMAIL_TAKEN'
  return (
    <form
      method="post"
      className="grid max-w-md gap-5"
      onSubmit={(event) => run(formValues<keyof Chosen>(event), () => router.refresh())}
    >
      <p className="text-sm text-muted-foreground">{t('text')}</p>
      {failure && !taken && <Alert variant="destructive">{failure.message}</Alert>}
      {needsEmail && (
        <Field label={t('email')} hint={t('emailHint')} error={taken ? failure.message : undefined}>
          <Input name="email" type="email" autoComplete="username" required maxLength={254} />
        </Field>
      )}
      <PasswordField name="newPassword" label={label} purpose="new" />
      <Button type="submit" busy={pending} className="justify-self-start">
        {t('submit')}
      </Button>
    </form>
  )
}
