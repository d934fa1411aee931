'use client'

import { Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { DraftHandle } from './use-draft'

/** Whether all is kept; a way back; and what to do when the draft was changed somewhere else. */
export function SaveState({ handle }: { handle: Pick<DraftHandle<unknown>, 'state' | 'undo' | 'flush'> }) {
  const t = useTranslations('authoring.save')
  const { state, undo, flush } = handle
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <p role="status" className="text-sm text-muted-foreground">
          {t(state)}
        </p>
        <Button variant="ghost" size="sm" disabled={!undo} onClick={undo}>
          <Undo2 aria-hidden />
          {t('undo')}
        </Button>
        {state === 'unsaved' && (
          <Button variant="outline" size="sm" onClick={() => void flush()}>
            {t('again')}
          </Button>
        )}
      </div>
      {state === 'conflict' && (
        <Alert variant="warning" title={t('conflictTitle')}>
          <p>{t('conflictText')}</p>
          <Button variant="outline" size="sm" className="mt-2" onClick={() => window.location.reload()}>
            {t('reload')}
          </Button>
        </Alert>
      )}
    </div>
  )
}
