'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import type { EditedFile } from './open-files'

interface UnsavedDialogProps {
  /** Undefined: nothing is asked. */
  file: EditedFile | undefined
  onAnswer(answer: 'save' | 'discard' | 'back'): void
}

/** Asks before changes are lost. */
export function UnsavedDialog({ file, onAnswer }: UnsavedDialogProps) {
  const t = useTranslations('lab.editor')
  return (
    <Dialog open={file !== undefined} onOpenChange={(open) => open || onAnswer('back')}>
      <DialogContent
        title={t('unsaved.title', { path: file?.path ?? '' })}
        description={t('unsaved.lead')}
        closeLabel={t('unsaved.back')}
      >
        <div className="flex flex-wrap gap-2">
          <Button size="sm" onClick={() => onAnswer('save')}>
            {t('unsaved.save')}
          </Button>
          <Button size="sm" variant="destructive" onClick={() => onAnswer('discard')}>
            {t('unsaved.discard')}
          </Button>
          <Button size="sm" variant="outline" onClick={() => onAnswer('back')}>
            {t('unsaved.back')}
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  )
}
