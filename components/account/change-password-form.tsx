'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'
import { formValues } from './form-values'
import { PasswordField } from './password-field'

interface Passwords {
  currentPassword: string
  newPassword: string
}

export function ChangePasswordForm(props: { change: (input: Passwords) => Promise<ActionResult<unknown>> }) {
  const t = useTranslations('account')
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const { run, pending, failure, done } = useAction(props.change)
  const wrong = failure?.code === 'WRONG_PASSWORD'
  return (
    <form
      ref={form}
      method="post"
      className="grid max-w-md gap-5"
      onSubmit={(event) => {
        const values = formValues<keyof Passwords>(event)
        run(values, () => {
          form.current?.reset()
          router.refresh()
        })
      }}
    >
      {failure && !wrong && <Alert variant="destructive">{failure.message}</Alert>}
      {done && <Alert variant="success">{t('settings.passwordChanged')}</Alert>}
      <PasswordField
        name="currentPassword"
        label={t('currentPassword')}
        purpose="current"
        error={wrong ? failure.message : undefined}
      />
      <PasswordField name="newPassword" label={t('newPassword')} purpose="new" />
      <Button type="submit" busy={pending} className="justify-self-start">
        {t('settings.changePassword')}
      </Button>
    </form>
  )
}
