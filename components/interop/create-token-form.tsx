'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { formValues } from '@/components/account/form-values'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input, NativeSelect } from '@/components/ui/input'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'
import { NewToken } from './new-token'

const DAYS = [30, 90, 365] as const
type Days = (typeof DAYS)[number]

export interface CreateTokenFormProps {
  create: (input: { name: string; days: Days | null }) => Promise<ActionResult<{ token: string }>>
}

/** Makes a token, and shows it once: it is nowhere but in this page until the page is left. */
export function CreateTokenForm({ create }: CreateTokenFormProps) {
  const t = useTranslations('interop.tokens')
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [token, setToken] = useState<string>()
  const { run, pending, failure } = useAction(create)
  return (
    <div className="grid gap-4">
      {token && <NewToken token={token} />}
      <form
        ref={form}
        className="grid gap-4 sm:grid-cols-2"
        onSubmit={(event) => {
          const { name, days } = formValues<'name' | 'days'>(event)
          run({ name, days: DAYS.find((one) => String(one) === days) ?? null }, (made) => {
            setToken(made.token)
            form.current?.reset()
            router.refresh()
          })
        }}
      >
        <Field label={t('name')} hint={t('nameHint')}>
          <Input name="name" autoComplete="off" required maxLength={60} />
        </Field>
        <Field label={t('expiry')}>
          <NativeSelect name="days" defaultValue="90">
            {DAYS.map((days) => (
              <option key={days} value={days}>
                {t('days', { days })}
              </option>
            ))}
            <option value="never">{t('never')}</option>
          </NativeSelect>
        </Field>
        {failure && (
          <Alert variant="destructive" className="sm:col-span-2">
            {failure.message}
          </Alert>
        )}
        <Button type="submit" variant="outline" busy={pending} className="justify-self-start sm:col-span-2">
          {t('create')}
        </Button>
      </form>
    </div>
  )
}
