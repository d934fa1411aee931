'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Choice } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import { useRouter } from '@/lib/i18n/navigation'
import type { MarkingActions } from './marking-actions'
import { PointsField, readPoints } from './points-field'

export interface ResolveFormProps {
  submissionId: string
  disputeId: string
  /** Points that the item is worth. */
  worth: number
  resolve: MarkingActions['resolve']
}

/** For an instructor: accepts a dispute with other points, or rejects it; with an answer either way. */
export function ResolveForm({ submissionId, disputeId, worth, resolve }: ResolveFormProps) {
  const t = useTranslations('marking.dispute')
  const router = useRouter()
  const { run, pending, failure } = useAction(resolve)
  const [accepts, setAccepts] = useState(true)
  const [typed, setTyped] = useState(String(worth))
  const [sent, setSent] = useState(false)
  const send = (form: FormData) => {
    setSent(true)
    const points = accepts ? readPoints(typed, worth) : null
    if (points === undefined) return
    run({ submissionId, disputeId, points, answer: String(form.get('answer')) }, () => router.refresh())
  }
  return (
    <form
      aria-label={t('resolve')}
      className="grid gap-4 rounded-md border p-4"
      onSubmit={(event) => {
        event.preventDefault()
        send(new FormData(event.currentTarget))
      }}
    >
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
      <fieldset>
        <legend className="text-sm font-semibold">{t('decision')}</legend>
        {[true, false].map((one) => (
          <Choice
            key={String(one)}
            type="radio"
            name={`decision-${disputeId}`}
            label={t(one ? 'accept' : 'reject')}
            checked={accepts === one}
            onChange={() => setAccepts(one)}
          />
        ))}
      </fieldset>
      {accepts && <PointsField worth={worth} value={typed} onChange={setTyped} wrong={sent} />}
      <Field label={t('answer')} hint={t('answerHint')}>
        <Textarea name="answer" required maxLength={2_000} className="min-h-20!" />
      </Field>
      <Button type="submit" busy={pending} className="justify-self-start">
        {t('send')}
      </Button>
    </form>
  )
}
