'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import type { AppErrorCode } from '@/lib/errors/app-error'
import { HandInConfirmation, NumberList } from '../hand-in-confirmation'

export interface HandInProps {
  unopened: readonly number[]
  flagged: readonly number[]
  /** Entries that the server does not have yet. */
  owed: number
  /** Sends what is owed. @returns whether all is there */
  onSend(): Promise<boolean>
  /** Ends the exam. @returns why it could not */
  onHandIn(): Promise<AppErrorCode | undefined>
}

/** Ends the exam, after it has said what has not been looked at. */
export function HandIn({ unopened, flagged, owed, ...acts }: HandInProps) {
  const t = useTranslations('exam.handIn')
  const trigger = (
    <Button variant="mark" size="sm" className="pointer-coarse:h-11">
      {t('open')}
    </Button>
  )
  const unsent = t('unsent', { count: owed })
  const words = { title: t('title'), text: t('text'), unsent, confirm: t('confirm'), anyway: t('anyway') }
  return (
    <HandInConfirmation words={words} trigger={trigger} {...acts}>
      <NumberList label={t('unopened', { count: unopened.length })} numbers={unopened} />
      <NumberList label={t('flagged', { count: flagged.length })} numbers={flagged} />
    </HandInConfirmation>
  )
}
