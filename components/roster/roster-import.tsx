'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input, Textarea } from '@/components/ui/input'
import { csvText } from '@/lib/classroom/csv-text'
import { ROSTER_LIMITS } from '@/lib/classroom/roster-problem'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'
import { type Preview, RosterPreview } from './roster-preview'

type Counts = { invited: number; changed: number; same: number }

export interface RosterImportProps {
  classId: string
  /** Whether invitations go out by mail. */
  mails: boolean
  preview: (input: { classId: string; text: string }) => Promise<ActionResult<Preview>>
  apply: (input: { classId: string; text: string; goodLinesOnly: boolean }) => Promise<ActionResult<Counts>>
}

/** A list is pasted or chosen, what it would do is shown, and only then is anybody invited. */
export function RosterImport({ classId, mails, preview, apply }: RosterImportProps) {
  const t = useTranslations('roster.import')
  const router = useRouter()
  const [text, setText] = useState('')
  const [fileError, setFileError] = useState<string>()
  const [shown, setShown] = useState<Preview>()
  const [counts, setCounts] = useState<Counts>()
  const reading = useAction(preview)
  const applying = useAction(apply)
  const failure = reading.failure ?? applying.failure

  function take(next: string) {
    setText(next)
    setFileError(undefined)
    setShown(undefined)
    setCounts(undefined)
  }

  async function open(file: File) {
    if (file.size > ROSTER_LIMITS.bytes) return setFileError(t('tooBig', { max: ROSTER_LIMITS.bytes / 1024 }))
    const read = csvText(new Uint8Array(await file.arrayBuffer()))
    if (read === undefined) return setFileError(t('notText'))
    take(read)
    show(read)
  }

  function show(of: string) {
    setCounts(undefined)
    reading.run({ classId, text: of }, setShown)
  }

  function confirm() {
    applying.run({ classId, text, goodLinesOnly: true }, (done) => {
      take('')
      setCounts(done)
      router.refresh()
    })
  }

  return (
    <div className="grid gap-5">
      <Field label={t('file')} hint={t('fileHint')} error={fileError}>
        <Input
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          className="py-2 file:mr-3 file:font-semibold"
          onChange={({ target }) => {
            const file = target.files?.[0]
            if (file) void open(file)
            // The same file may be chosen again once it was mended.
            target.value = ''
          }}
        />
      </Field>
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          show(text)
        }}
      >
        <Field label={t('paste')} hint={t('pasteHint', { max: ROSTER_LIMITS.lines })}>
          <Textarea
            required
            rows={6}
            value={text}
            maxLength={ROSTER_LIMITS.bytes}
            spellCheck={false}
            placeholder={t('example')}
            className="font-mono text-sm!"
            onChange={({ target }) => take(target.value)}
          />
        </Field>
        <Button type="submit" variant="outline" busy={reading.pending} className="justify-self-start">
          {t('preview')}
        </Button>
      </form>
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
      {shown && <RosterPreview preview={shown} mails={mails} busy={applying.pending} apply={confirm} />}
      {counts && (
        <Alert variant="success" title={t('done', { ...counts })}>
          {counts.invited > 0 && t(mails ? 'doneMails' : 'doneLinks')}
        </Alert>
      )}
    </div>
  )
}
