'use client'

import { useSyncExternalStore } from 'react'

/** What a learner has chosen of the editor; kept in this browser. */
export interface EditorSettings {
  keys: 'standard' | 'vim'
  /** Files that an editor of a terminal opens are opened here too. */
  takeover: boolean
}

const KEY = 'kubekata.editor'
const DEFAULTS: EditorSettings = { keys: 'standard', takeover: false }

const listeners = new Set<() => void>()
let known: { text: string | null; settings: EditorSettings } | undefined

/** Where nothing may be kept, the settings last as long as the page. */
function readText(): string | null {
  try {
    return window.localStorage.getItem(KEY)
  } catch {
    return known?.text ?? null
  }
}

function parse(text: string | null): EditorSettings {
  try {
    const { keys, takeover } = JSON.parse(text ?? '{}') as Partial<EditorSettings>
    return { keys: keys === 'vim' ? 'vim' : 'standard', takeover: takeover === true }
  } catch {
    return DEFAULTS
  }
}

function settingsNow(): EditorSettings {
  const text = readText()
  if (known?.text !== text || !known) known = { text, settings: parse(text) }
  return known.settings
}

export function setEditorSettings(change: Partial<EditorSettings>): void {
  const settings = { ...settingsNow(), ...change }
  const text = JSON.stringify(settings)
  known = { text, settings }
  try {
    window.localStorage.setItem(KEY, text)
  } catch {
    // Nothing may be kept: they last as long as the page.
  }
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

export const useEditorSettings = (): EditorSettings =>
  useSyncExternalStore(listen, settingsNow, () => DEFAULTS)
