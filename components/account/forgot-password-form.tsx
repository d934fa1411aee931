'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { ActionResult } from '@/lib/errors/app-error'
import { formValues } from './form-values'

type Delivery = 'mail' | 'administrator'

export interface ForgotPasswordFormProps {
  request: (input: { email: string }) => Promise<ActionResult<{ delivery: Delivery }>>
}

/** Says the same whether or not the address has an account. */
export function ForgotPasswordForm({ request }: ForgotPasswordFormProps) {
  const t = useTranslations('account')
  const [delivery, setDelivery] = useState<Delivery>()
  const { run, pending, failure } = useAction(request)
  if (delivery === 'mail') return <Alert variant="success">{t('forgot.sent')}</Alert>
  if (delivery === 'administrator') return <Alert variant="warning">{t('forgot.noMail')}</Alert>
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => run(formValues<'email'>(event), (answer) => setDelivery(answer.delivery))}
    >
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
      <Field label={t('email')}>
        <Input name="email" type="email" autoComplete="username" required maxLength={254} />
      </Field>
      <Button type="submit" size="lg" busy={pending}>
        {t('forgot.submit')}
      </Button>
    </form>
  )
}
