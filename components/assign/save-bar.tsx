'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { AssignForm } from './form'

type Status = AssignForm['status']

export interface SaveBarProps {
  /** As it is saved; undefined: nothing is yet. */
  saved: Status | undefined
  isUnsaved: boolean
  hasProblems: boolean
  pending: boolean
  /** What the server said no with. */
  message: string | undefined
  children?: ReactNode
  onSave(status: Status): void
}

/** Saves, at the end of the window all the time. */
export function SaveBar(props: SaveBarProps) {
  const { saved, isUnsaved, hasProblems, pending, message, children, onSave } = props
  const t = useTranslations('assign.save')
  const isPublished = saved === 'PUBLISHED'
  return (
    <div className="sticky bottom-0 z-10 -mx-4 grid gap-3 border-t bg-background px-4 py-3 sm:mx-0 sm:rounded-t-lg sm:border-x">
      {message && !hasProblems && (
        <Alert variant="destructive" title={message}>
          {t('failed')}
        </Alert>
      )}
      {hasProblems && <Alert variant="destructive">{t('check')}</Alert>}
      {children}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" busy={pending}>
          {t(isPublished ? 'save' : 'publish')}
        </Button>
        <Button variant="outline" busy={pending} onClick={() => onSave('DRAFT')}>
          {t(isPublished ? 'unpublish' : 'draft')}
        </Button>
        <p className="text-sm text-muted-foreground">{t(isUnsaved ? 'unsaved' : 'draftHint')}</p>
      </div>
    </div>
  )
}
