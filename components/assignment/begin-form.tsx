'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'

export interface BeginFormProps {
  assignmentId: string
  /** Of the class's page on. */
  path: string
  needsPassword: boolean
  /** Time limit. */
  minutes: number | null
  /** There was an attempt before. */
  isAgain: boolean
  start(input: {
    assignmentId: string
    submissionId: string
    password?: string
  }): Promise<ActionResult<{ submissionId: string }>>
}

/** Begins an attempt; pressed twice, or sent again after the network was gone, it begins once. */
export function BeginForm({ assignmentId, path, needsPassword, minutes, isAgain, start }: BeginFormProps) {
  const t = useTranslations('assignment.begin')
  const router = useRouter()
  const { run, pending, failure, done } = useAction(start)
  const [password, setPassword] = useState('')
  const id = useRef<string>(undefined)
  const isWrong = failure?.code === 'WRONG_PASSWORD'

  function begin(event: FormEvent) {
    event.preventDefault()
    id.current ??= crypto.randomUUID()
    const secret = needsPassword ? { password } : {}
    run({ assignmentId, submissionId: id.current, ...secret }, ({ submissionId }) =>
      router.push(`${path}/attempts/${submissionId}`),
    )
  }

  return (
    <form onSubmit={begin} className="grid justify-items-start gap-4">
      {needsPassword && (
        <Field
          label={t('password')}
          hint={t('passwordHint')}
          error={isWrong ? t('wrongPassword') : undefined}
          className="w-full max-w-xs"
        >
          <Input
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            required
            maxLength={60}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        </Field>
      )}
      {minutes !== null && <p>{t('clock', { minutes })}</p>}
      {failure && !isWrong && <Alert variant="destructive">{failure.message}</Alert>}
      <Button type="submit" variant="mark" size="lg" busy={pending || done}>
        {t(isAgain ? 'again' : 'begin')}
      </Button>
      <p role="status" className="text-sm text-muted-foreground empty:hidden">
        {(pending || done) && t('preparing')}
      </p>
    </form>
  )
}
