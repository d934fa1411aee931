'use client'

import { useTranslations } from 'next-intl'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'

export interface CreateClassFormProps {
  create: (input: { name: string; timeZone: string }) => Promise<ActionResult<{ classId: string }>>
}

/** Makes a class, in the time zone of this browser, and goes to it. */
export function CreateClassForm({ create }: CreateClassFormProps) {
  const t = useTranslations('classes.create')
  const router = useRouter()
  const { run, pending, failure } = useAction(create)
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        const name = String(new FormData(event.currentTarget).get('name'))
        const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
        run({ name, timeZone }, ({ classId }) => router.push(`/classes/${classId}`))
      }}
    >
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
      <Field label={t('name')}>
        <Input name="name" required maxLength={100} autoComplete="off" />
      </Field>
      <Button type="submit" busy={pending} className="justify-self-start">
        {t('submit')}
      </Button>
    </form>
  )
}
