'use client'

import { useTranslations } from 'next-intl'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'

export interface JoinClassFormProps {
  /** From an invitation's address. */
  code?: string
  join: (input: { code: string }) => Promise<ActionResult<{ classId: string }>>
}

/** Joins by code and goes to the class. */
export function JoinClassForm({ code, join }: JoinClassFormProps) {
  const t = useTranslations('classes.join')
  const router = useRouter()
  const { run, pending, failure } = useAction(join)
  const wrong = failure?.code === 'INVITE_INVALID'
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        const typed = String(new FormData(event.currentTarget).get('code'))
        run({ code: typed }, ({ classId }) => router.push(`/classes/${classId}`))
      }}
    >
      {failure && !wrong && <Alert variant="destructive">{failure.message}</Alert>}
      <Field label={t('code')} error={wrong ? failure.message : undefined}>
        <Input
          name="code"
          required
          maxLength={60}
          defaultValue={code}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          className="font-mono tracking-widest"
        />
      </Field>
      <Button type="submit" busy={pending} variant="outline" className="justify-self-start">
        {t('submit')}
      </Button>
    </form>
  )
}
