'use client'

import { Pencil, Trash2, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { baseName, type EditedFile } from './open-files'

interface FileTabsProps {
  id: string
  files: readonly EditedFile[]
  current: string | undefined
  onChoose(id: string): void
  onRename(file: EditedFile): void
  onDelete(file: EditedFile): void
  onClose(file: EditedFile): void
}

/** The open files, one of them shown. */
export function FileTabs({ id, files, current, onChoose, onRename, onDelete, onClose }: FileTabsProps) {
  const t = useTranslations('lab.editor.files')
  const shown = files.find((file) => file.id === current)
  // What a program of a terminal has open is that program's to write.
  const free = shown?.taken ? undefined : shown
  const press = (event: KeyboardEvent) => {
    if (free && event.key === 'F2') onRename(free)
    if (free && event.key === 'Delete') onDelete(free)
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (step === undefined) return
    const at = files.findIndex((file) => file.id === current) + step
    const next = files[(at + files.length) % files.length]
    if (!next) return
    onChoose(next.id)
    document.getElementById(`${id}-tab-${next.id}`)?.focus()
  }
  const name = { path: baseName(shown?.path ?? '') }
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1">
      <div role="tablist" aria-label={t('label')} onKeyDown={press} className="flex min-w-0 flex-wrap gap-1">
        {files.map((file) => (
          <button
            key={file.id}
            id={`${id}-tab-${file.id}`}
            type="button"
            role="tab"
            aria-selected={file.id === current}
            aria-controls={`${id}-panel`}
            tabIndex={file.id === current ? 0 : -1}
            aria-keyshortcuts="F2 Delete"
            title={file.path}
            onClick={() => onChoose(file.id)}
            className="flex h-9 max-w-48 items-center gap-1.5 rounded-md px-2.5 font-mono text-xs text-muted-foreground aria-selected:bg-muted aria-selected:font-semibold aria-selected:text-foreground pointer-coarse:h-11"
          >
            <span className="truncate">{baseName(file.path)}</span>
            {file.dirty && (
              <span role="img" aria-label={t('unsaved')} className="size-2 shrink-0 rounded-full bg-mark" />
            )}
          </button>
        ))}
      </div>
      {free && (
        <>
          <IconButton icon={Pencil} label={t('rename', name)} onClick={() => onRename(free)} />
          <IconButton icon={Trash2} label={t('delete', name)} onClick={() => onDelete(free)} />
        </>
      )}
      {shown && <IconButton icon={X} label={t('close', name)} onClick={() => onClose(shown)} />}
    </div>
  )
}
