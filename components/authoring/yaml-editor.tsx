'use client'

import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { editorState } from '@/components/lab/editor/editor-state'
import { PHRASES } from '@/components/lab/editor/phrases'

export interface YamlEditorProps {
  label: string
  value: string
  readOnly: boolean
  onText(text: string): void
}

/** The lab's editor on a text that lies in no lab: it knows YAML, and asks no cluster. */
export function YamlEditor({ label, value, readOnly, onText }: YamlEditorProps) {
  const t = useTranslations('lab.editor.phrases')
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const latest = useRef({ value, onText })
  useEffect(() => {
    latest.current = { value, onText }
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: one editor for as long as the field is there
  useEffect(() => {
    if (!place.current) return
    const phrases = Object.fromEntries(Object.entries(PHRASES).map(([said, key]) => [said, t(key)]))
    const hooks = {
      ...{ path: '', isYaml: true, label, phrases, words: { required: '', oneOf: () => '' } },
      ...{ ask: async () => undefined, onChecked: () => {}, onField: () => {}, save: () => {} },
      onEdit: (text: string) => {
        if (text !== latest.current.value) latest.current.onText(text)
      },
    }
    const state = editorState(latest.current.value, hooks, readOnly ? EditorState.readOnly.of(true) : [])
    view.current = new EditorView({ state, parent: place.current })
    return () => view.current?.destroy()
  }, [readOnly])
  useEffect(() => {
    const shown = view.current?.state.doc.toString()
    // Taken back, or put there by a recording.
    if (shown === undefined || shown === value) return
    view.current?.dispatch({ changes: { from: 0, to: shown.length, insert: value } })
  }, [value])
  return (
    <div
      ref={place}
      className="h-80 resize-y overflow-hidden rounded-md border border-input bg-code focus-within:border-mark [&_.cm-editor]:h-full"
    />
  )
}
