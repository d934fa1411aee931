'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Choice } from '@/components/ui/choice'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { ActionResult } from '@/lib/errors/app-error'

export interface StartOverProps {
  startOver: (input: { keepReads: boolean }) => Promise<ActionResult<unknown>>
}

/** Forgets all that was learnt, once a phrase was typed. */
export function StartOver({ startOver }: StartOverProps) {
  const t = useTranslations('data.startOver')
  const common = useTranslations('common')
  const { run, pending, failure, done } = useAction(startOver)
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const phrase = t('phrase')
  const confirmed = typed.trim().toLowerCase() === phrase

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const keepReads = new FormData(event.currentTarget).has('keepReads')
    if (confirmed && !pending) run({ keepReads }, () => show(false))
  }

  function show(shown: boolean) {
    setTyped('')
    setOpen(shown)
  }

  return (
    <>
      <Dialog open={open} onOpenChange={show}>
        <DialogTrigger asChild>
          <Button variant="destructive">{t('action')}</Button>
        </DialogTrigger>
        <DialogContent title={t('title')} description={t('dialog')} closeLabel={common('close')}>
          <form className="grid gap-5" onSubmit={submit}>
            {failure && <Alert variant="destructive">{failure.message}</Alert>}
            <Choice name="keepReads" defaultChecked label={t('keepReads')} />
            <Field label={t('type', { phrase })}>
              <Input
                value={typed}
                autoComplete="off"
                autoCapitalize="none"
                onChange={({ target }) => setTyped(target.value)}
              />
            </Field>
            <div className="flex flex-wrap justify-end gap-3">
              <DialogClose asChild>
                <Button variant="outline">{common('cancel')}</Button>
              </DialogClose>
              <Button type="submit" variant="destructive" disabled={!confirmed} busy={pending}>
                {t('confirm')}
              </Button>
            </div>
          </form>
        </DialogContent>
      </Dialog>
      {done && <Alert variant="success">{t('done')}</Alert>}
    </>
  )
}
