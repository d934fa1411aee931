'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { ActionResult } from '@/lib/errors/app-error'
import { formValues } from './form-values'
import { PasswordField } from './password-field'
import { signOutTo } from './sign-in'

type Confirmation = { password: string } | { typed: string }

export interface DeleteAccountProps {
  remove: (input: Confirmation) => Promise<ActionResult<unknown>>
  /** What is typed to confirm it, where there is no password. */
  typed?: string
}

/** Asks for the password once more; the account is gone when this closes. */
export function DeleteAccount({ remove, typed }: DeleteAccountProps) {
  const t = useTranslations('account')
  const common = useTranslations('common')
  const locale = useLocale()
  const { run, pending, failure } = useAction(remove)
  const wrong = failure?.code === 'WRONG_PASSWORD'
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button variant="destructive">{t('settings.delete')}</Button>
      </DialogTrigger>
      <DialogContent
        title={t('settings.deleteTitle')}
        description={t('settings.deleteText')}
        closeLabel={common('close')}
      >
        <form
          className="grid gap-5"
          onSubmit={(event) => run(formValues(event) as Confirmation, () => signOutTo(`/${locale}`))}
        >
          {failure && !wrong && <Alert variant="destructive">{failure.message}</Alert>}
          {typed === undefined ? (
            <PasswordField
              name="password"
              label={t('currentPassword')}
              purpose="current"
              error={wrong ? failure.message : undefined}
            />
          ) : (
            <Field label={t('settings.deleteTyped', { typed })}>
              <Input name="typed" autoComplete="off" autoCapitalize="none" required={typed !== ''} />
            </Field>
          )}
          <div className="flex flex-wrap justify-end gap-3">
            <DialogClose asChild>
              <Button variant="outline">{common('cancel')}</Button>
            </DialogClose>
            <Button type="submit" variant="destructive" busy={pending}>
              {t('settings.deleteConfirm')}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  )
}
