'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { NativeSelect, Textarea } from '@/components/ui/input'
import { useRouter } from '@/lib/i18n/navigation'
import type { DisputeActions } from './marking-actions'

export interface DisputeFormProps {
  submissionId: string
  itemId: string
  /** Of a task whose checks are shown. */
  checks: readonly { id: string; name: string }[]
  dispute: DisputeActions['dispute']
}

/** For a learner: says that an item, or one check of it, was graded wrongly. */
export function DisputeForm({ submissionId, itemId, checks, dispute }: DisputeFormProps) {
  const t = useTranslations('marking.dispute')
  const router = useRouter()
  const { run, pending, failure } = useAction(dispute)
  const [open, setOpen] = useState(false)
  const disputeId = useRef('')
  const send = (form: FormData) => {
    disputeId.current ||= crypto.randomUUID()
    const [text, checkId] = [String(form.get('text')), String(form.get('check') ?? '')]
    const about = checkId ? { checkId } : {}
    run({ submissionId, itemId, disputeId: disputeId.current, ...about, text }, () => router.refresh())
  }
  return (
    <div className="grid gap-3">
      <Button
        variant="ghost"
        size="sm"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="justify-self-start"
      >
        {t('open')}
      </Button>
      {open && (
        <form
          className="grid gap-4 rounded-md border p-4"
          onSubmit={(event) => {
            event.preventDefault()
            send(new FormData(event.currentTarget))
          }}
        >
          {failure && <Alert variant="destructive">{failure.message}</Alert>}
          {checks.length > 0 && (
            <Field label={t('about')}>
              <NativeSelect name="check">
                <option value="">{t('whole')}</option>
                {checks.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </NativeSelect>
            </Field>
          )}
          <Field label={t('text')} hint={t('hint')}>
            <Textarea name="text" required maxLength={2_000} />
          </Field>
          <Button type="submit" busy={pending} className="justify-self-start">
            {t('submit')}
          </Button>
        </form>
      )}
    </div>
  )
}
