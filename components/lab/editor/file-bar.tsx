'use client'

import { useState } from 'react'
import type { CodeEditor } from './code-editor'
import { DeleteDialog } from './delete-dialog'
import { FileTabs } from './file-tabs'
import { type EditedFile, fileId } from './open-files'
import { RenameDialog } from './rename-dialog'
import type { EditedFiles } from './use-edited-files'

interface FileBarProps {
  id: string
  edited: EditedFiles
  view: CodeEditor
  /** @param force what is not saved goes */
  onClose(file: EditedFile, force?: boolean): void
}

/** The tabs of the open files, and what is done with a file as a whole. */
export function FileBar({ id, edited, view, onClose }: FileBarProps) {
  const { files, current, change, refusal, rename, remove } = edited
  const [renamed, setRenamed] = useState<EditedFile>()
  const [deleted, setDeleted] = useState<EditedFile>()
  const renameTo = async (file: EditedFile, path: string) => {
    if (path !== file.path) {
      if (!(await rename(file, path))) return false
      view.rename(file, fileId(file.host, path))
      change({ kind: 'renamed', id: file.id, path })
    }
    setRenamed(undefined)
    return true
  }
  return (
    <>
      <FileTabs
        {...{ id, files, current, onClose }}
        onChoose={(chosen) => change({ kind: 'chosen', id: chosen })}
        onRename={setRenamed}
        onDelete={setDeleted}
      />
      <RenameDialog
        file={renamed}
        refusal={refusal}
        onRename={renameTo}
        onBack={() => setRenamed(undefined)}
      />
      <DeleteDialog
        file={deleted}
        onAnswer={async (sure) => {
          setDeleted(undefined)
          if (sure && deleted && (await remove(deleted))) onClose(deleted, true)
        }}
      />
    </>
  )
}
