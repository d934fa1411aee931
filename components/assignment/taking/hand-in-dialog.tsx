'use client'

import { useTranslations } from 'next-intl'
import { HandInConfirmation, NumberList } from '@/components/exam/hand-in-confirmation'
import { Button } from '@/components/ui/button'
import type { AppErrorCode } from '@/lib/errors/app-error'

export interface HandInDialogProps {
  /** Numbers of questions without an answer. */
  unanswered: readonly number[]
  /** Numbers of tasks that were not ticked off. */
  undone: readonly number[]
  /** Answers that the server does not have yet. */
  owed: number
  /** Sends them. @returns whether all is there */
  onSend(): Promise<boolean>
  /** @returns why it could not */
  onHandIn(): Promise<AppErrorCode | undefined>
}

/** Ends the attempt, after it has said what is missing. */
export function HandInDialog({ unanswered, undone, owed, ...acts }: HandInDialogProps) {
  const t = useTranslations('assignment.handIn')
  const isWhole = unanswered.length === 0 && undone.length === 0
  const unsent = t('unsent', { count: owed })
  const words = { title: t('title'), text: t('text'), unsent, confirm: t('confirm'), anyway: t('anyway') }
  return (
    <HandInConfirmation words={words} trigger={<Button variant="mark">{t('open')}</Button>} {...acts}>
      {isWhole && <p>{t('whole')}</p>}
      <NumberList label={t('unanswered', { count: unanswered.length })} numbers={unanswered} />
      <NumberList label={t('undone', { count: undone.length })} numbers={undone} />
    </HandInConfirmation>
  )
}
