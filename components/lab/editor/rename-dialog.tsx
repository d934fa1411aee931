'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { baseName, type EditedFile, folderOf, wholePath } from './open-files'
import { RefusalNote } from './refusal-note'
import type { Refusal } from './use-edited-files'

interface RenameDialogProps {
  /** Undefined: nothing is asked. */
  file: EditedFile | undefined
  /** Why something could not be done last. */
  refusal: Refusal | undefined
  /** @returns whether it has the new path now */
  onRename(file: EditedFile, path: string): Promise<boolean>
  onBack(): void
}

/** Asks for a file's new name. */
export function RenameDialog({ file, refusal, onRename, onBack }: RenameDialogProps) {
  const t = useTranslations('lab.editor.renaming')
  return (
    <Dialog open={file !== undefined} onOpenChange={(open) => open || onBack()}>
      <DialogContent title={t('title', { path: file?.path ?? '' })} closeLabel={t('back')}>
        {file && <NewName {...{ file, refusal, onRename, onBack }} />}
      </DialogContent>
    </Dialog>
  )
}

function NewName({ file, refusal, onRename, onBack }: RenameDialogProps & { file: EditedFile }) {
  const t = useTranslations('lab.editor.renaming')
  const folder = folderOf(file.path)
  const [name, setName] = useState(baseName(file.path))
  const [failed, setFailed] = useState(false)
  const isName = name.trim() !== '' && !name.trim().endsWith('/')
  return (
    <form
      className="grid gap-3"
      onSubmit={async (event) => {
        event.preventDefault()
        if (isName) setFailed(!(await onRename(file, wholePath(name.trim(), folder))))
      }}
    >
      <Field label={t('name')} hint={t('hint', { folder })}>
        <Input
          value={name}
          onChange={(event) => setName(event.target.value)}
          onFocus={(event) => event.target.select()}
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
        />
      </Field>
      {failed && refusal && <RefusalNote refusal={refusal} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" disabled={!isName}>
          {t('rename')}
        </Button>
        <Button size="sm" variant="outline" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
    </form>
  )
}
