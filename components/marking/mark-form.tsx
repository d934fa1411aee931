'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { ConfirmButton } from '@/components/classroom/confirm-button'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useRouter } from '@/lib/i18n/navigation'
import type { MarkingActions } from './marking-actions'
import { PointsField, readPoints } from './points-field'

export interface MarkFormProps {
  submissionId: string
  itemId: string
  /** Points it is worth, and those it has now. */
  worth: number
  points: number
  /** Whether a mark counts that can be taken back. */
  marked: boolean
  actions: Pick<MarkingActions, 'mark' | 'takeBack'>
}

/** Other points for an item, with the reason, and the way back. */
export function MarkForm({ submissionId, itemId, worth, points, marked, actions }: MarkFormProps) {
  const t = useTranslations('marking.mark')
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState(String(Math.round(points * 100) / 100))
  const [sent, setSent] = useState(false)
  const markId = useRef('')
  const mark = useAction(actions.mark)
  const back = useAction(actions.takeBack)
  const save = (form: FormData) => {
    setSent(true)
    const given = readPoints(typed, worth)
    if (given === undefined) return
    markId.current ||= crypto.randomUUID()
    const reason = String(form.get('reason')).trim()
    mark.run({ submissionId, itemId, markId: markId.current, points: given, reason }, () => {
      markId.current = ''
      setSent(false)
      setOpen(false)
      router.refresh()
    })
  }
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-3">
        <Button variant="outline" size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('open')}
        </Button>
        {marked && (
          <ConfirmButton
            variant="ghost"
            size="sm"
            label={t('back')}
            title={t('backTitle')}
            text={t('backText')}
            busy={back.pending}
            {...(back.failure ? { failure: back.failure } : {})}
            onConfirm={(close) =>
              back.run({ submissionId, itemId, reason: t('backReason') }, () => {
                close()
                router.refresh()
              })
            }
          />
        )}
      </div>
      {open && (
        <form
          className="grid gap-4 rounded-md border p-4"
          onChange={() => {
            markId.current = ''
          }}
          onSubmit={(event) => {
            event.preventDefault()
            save(new FormData(event.currentTarget))
          }}
        >
          {mark.failure && <Alert variant="destructive">{mark.failure.message}</Alert>}
          <PointsField worth={worth} value={typed} onChange={setTyped} wrong={sent} />
          <Field label={t('reason')} hint={t('reasonHint')}>
            <Input name="reason" required maxLength={500} autoComplete="off" />
          </Field>
          <Button type="submit" busy={mark.pending} className="justify-self-start">
            {t('submit')}
          </Button>
        </form>
      )}
    </div>
  )
}
