'use client'

import { useTranslations } from 'next-intl'
import { useId, useMemo, useState } from 'react'
import type { ExplainedField } from '@/lib/lab/manifest/editor-protocol'
import type { Lab } from '../use-lab'
import { DiffView } from './diff-view'
import { useEditorSettings } from './editor-settings'
import type { EditorHooks } from './editor-state'
import { EditorToolbar } from './editor-toolbar'
import { FieldLine } from './field-line'
import { FileBar } from './file-bar'
import { FileDialog } from './file-dialog'
import { type EditedFile, isYaml } from './open-files'
import { PHRASES } from './phrases'
import { ProblemList } from './problem-list'
import { RefusalNote } from './refusal-note'
import { TakenBanner } from './taken-banner'
import { UnsavedDialog } from './unsaved-dialog'
import { useCodeView } from './use-code-view'
import { useEditedFiles } from './use-edited-files'
import { useLatest } from './use-latest'
import { useReread } from './use-reread'
import { useTakeover } from './use-takeover'

export interface EditorPaneProps {
  lab: Lab
  /** The terminal that one works in. */
  tty: number
  /** A command was typed into a terminal. */
  onTyped?(tty: number): void
}

/** A YAML editor on the files of the terminal's machine. */
export function EditorPane({ lab, tty, onTyped }: EditorPaneProps) {
  const t = useTranslations('lab.editor')
  const id = useId()
  const settings = useEditorSettings()
  const edited = useEditedFiles(lab, tty)
  useTakeover(lab, edited, settings.takeover)
  const { files, current, change, refusal, ask } = edited
  const file = files.find((one) => one.id === current)
  const [cursor, setCursor] = useState<{ id: string; field: ExplainedField | undefined }>()
  const field = cursor?.id === current ? cursor?.field : undefined
  const [showsDiff, setShowsDiff] = useState(false)
  const [asked, setAsked] = useState<EditedFile>()
  const phrases = usePhrases()

  const save = async (one = file) => one !== undefined && edited.save(one, view.text(one))
  const hooks = (one: EditedFile): EditorHooks => ({
    ...{ path: one.path, ask, isYaml: isYaml(one.path), phrases },
    label: t('text', { path: one.path }),
    words: { required: t('field.required'), oneOf: (values) => t('field.enum', { values }) },
    onChecked: ({ problems, said }) => change({ kind: 'checked', id: one.id, problems, said }),
    onField: (found) => setCursor({ id: one.id, field: found }),
    onEdit: (text) => change({ kind: 'edited', id: one.id, text }),
    save: () => void latest.save(),
  })
  const close = async (one: EditedFile, force = false) => {
    if (one.dirty && !force) return setAsked(one)
    await edited.end(one)
    view.forget(one.id)
    change({ kind: 'closed', id: one.id })
  }
  const vim = { save: () => latest.save(), close: (force: boolean) => latest.close(force) }
  const { editor: view, place } = useCodeView({ file, keys: settings.keys, hooks, vim })
  const latest = useLatest({
    save: () => save(),
    close: (force: boolean) => void (file && close(file, force)),
  })
  useReread(lab.actions, file, edited, view)

  const prompt = lab.prompts.find((one) => one.tty === tty)
  const canType = prompt?.mode === 'prompt'
  const type = (command: string) => {
    lab.typeLine(command, tty)
    onTyped?.(tty)
  }
  const apply = async () => {
    const at = file && (await edited.apply(file, view.text(file)))
    if (at !== undefined) onTyped?.(at)
  }
  const answer = async (said: 'save' | 'discard' | 'back') => {
    const one = asked
    setAsked(undefined)
    if (!one || said === 'back') return
    if (said === 'discard' || (await save(one))) await close(one, true)
  }
  const dialog = <FileDialog ask={ask} onOpen={(path, create) => void edited.open(path, create)} />
  return (
    <section aria-label={t('title')} className="isolate flex h-full min-h-0 min-w-0 flex-col gap-2">
      <EditorToolbar
        {...{ files: dialog, file, view, canType, showsDiff }}
        onSave={() => void save()}
        onApply={() => void apply()}
        onDiff={() => setShowsDiff((shown) => !shown)}
      />
      {refusal && <RefusalNote refusal={refusal} />}
      {file?.taken && (
        <TakenBanner
          taken={file.taken}
          onSaveAndEnd={async () => (await save()) && edited.end(file)}
          onEnd={() => void edited.end(file)}
        />
      )}
      {file ? (
        <FileBar {...{ id, edited, view }} onClose={(one, force) => void close(one, force)} />
      ) : (
        <div className="grid grow place-content-center gap-2 rounded-lg border border-dashed p-6 text-center">
          <p className="font-bold">{t('files.empty')}</p>
          <p className="max-w-md text-sm text-muted-foreground">{t('files.emptyLead')}</p>
        </div>
      )}
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={file && `${id}-tab-${file.id}`}
        hidden={!file}
        className="relative min-h-48 grow overflow-hidden rounded-lg border focus-within:border-mark [&[hidden]]:hidden"
      >
        <div ref={place} data-testid="lab-editor" hidden={showsDiff} className="h-full [&[hidden]]:hidden" />
        {showsDiff && file && <DiffView before={file.saved ?? ''} after={view.text(file)} />}
      </div>
      {file && isYaml(file.path) && (
        <>
          <FieldLine field={field} onExplain={canType ? type : undefined} />
          <ProblemList file={file} onGo={({ from, to }) => view.goTo(from, to)} />
        </>
      )}
      {file && <p className="text-xs text-muted-foreground pointer-coarse:hidden">{t('hint')}</p>}
      <UnsavedDialog file={asked} onAnswer={(said) => void answer(said)} />
    </section>
  )
}

/** CodeMirror's own words in the reader's language. */
function usePhrases(): Record<string, string> {
  const t = useTranslations('lab.editor.phrases')
  return useMemo(
    () => Object.fromEntries(Object.entries(PHRASES).map(([phrase, name]) => [phrase, t(name)])),
    [t],
  )
}
