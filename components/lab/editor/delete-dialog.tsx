'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import type { EditedFile } from './open-files'

interface DeleteDialogProps {
  /** Undefined: nothing is asked. */
  file: EditedFile | undefined
  onAnswer(sure: boolean): void
}

/** Asks before a file is deleted. */
export function DeleteDialog({ file, onAnswer }: DeleteDialogProps) {
  const t = useTranslations('lab.editor.deleting')
  return (
    <Dialog open={file !== undefined} onOpenChange={(open) => open || onAnswer(false)}>
      <DialogContent
        title={t('title', { path: file?.path ?? '' })}
        description={t('lead')}
        closeLabel={t('back')}
      >
        <div className="flex flex-wrap gap-2">
          <Button size="sm" variant="outline" onClick={() => onAnswer(false)}>
            {t('back')}
          </Button>
          <Button size="sm" variant="destructive" onClick={() => onAnswer(true)}>
            {t('delete')}
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  )
}
