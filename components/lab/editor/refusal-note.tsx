'use client'

import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import type { Refusal } from './use-edited-files'

/** Why a file could not be opened, saved, renamed or deleted. */
export function RefusalNote({ refusal }: { refusal: Refusal }) {
  const t = useTranslations('lab.editor.refused')
  const { path } = refusal
  const text =
    'words' in refusal
      ? t(refusal.why, { path, why: refusal.words })
      : refusal.why === 'place'
        ? t('place', { path, host: refusal.host || t('ownMachine') })
        : t(refusal.why, { path })
  return (
    <Alert variant="destructive" className="p-2!">
      {text}
    </Alert>
  )
}
