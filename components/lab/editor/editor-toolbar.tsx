'use client'

import { Diff, Play, Redo2, Save, Search, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import type { CodeEditor } from './code-editor'
import { type EditedFile, isYaml } from './open-files'
import { SettingsDialog } from './settings-dialog'

interface EditorToolbarProps {
  /** Opens files. */
  files: ReactNode
  file: EditedFile | undefined
  view: CodeEditor
  /** The terminal waits for a command. */
  canType: boolean
  showsDiff: boolean
  onSave(): void
  onApply(): void
  onDiff(): void
}

/** What can be done with the file that is shown. */
export function EditorToolbar(props: EditorToolbarProps) {
  const { files, file, view, canType, showsDiff, onSave, onApply, onDiff } = props
  const t = useTranslations('lab.editor.actions')
  return (
    <div role="toolbar" aria-label={t('label')} className="flex flex-wrap items-center gap-1.5">
      {files}
      {file && (
        <>
          <Button variant="outline" size="sm" onClick={onSave} className="pointer-coarse:h-11">
            <Save aria-hidden />
            {t('save')}
          </Button>
          {isYaml(file.path) && (
            <Button
              size="sm"
              disabled={!canType}
              title={canType ? t('applyLong') : t('busy')}
              onClick={onApply}
              className="pointer-coarse:h-11"
            >
              <Play aria-hidden />
              {t('apply')}
            </Button>
          )}
          <IconAction label={t('diff')} pressed={showsDiff} onClick={onDiff}>
            <Diff aria-hidden />
          </IconAction>
          <IconAction label={t('find')} onClick={() => view.find()}>
            <Search aria-hidden />
          </IconAction>
          <IconAction label={t('undo')} onClick={() => view.undo()}>
            <Undo2 aria-hidden />
          </IconAction>
          <IconAction label={t('redo')} onClick={() => view.redo()}>
            <Redo2 aria-hidden />
          </IconAction>
        </>
      )}
      <SettingsDialog />
    </div>
  )
}

interface IconActionProps {
  label: string
  pressed?: boolean
  onClick(): void
  children: ReactNode
}

function IconAction({ label, pressed, onClick, children }: IconActionProps) {
  return (
    <Button
      variant="ghost"
      size="sm"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onClick}
      className="px-2 aria-pressed:bg-muted pointer-coarse:size-11"
    >
      {children}
    </Button>
  )
}
