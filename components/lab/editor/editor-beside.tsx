'use client'

import { useTranslations } from 'next-intl'
import { type ComponentType, useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Lab } from '../use-lab'
import type { EditorPaneProps } from './editor-pane'
import { useEditorSettings } from './editor-settings'

/** The editor, whose code is fetched when it is first shown; it stays then, with what is open in it. */
export function EditorBeside({ shown, ...props }: EditorPaneProps & { shown: boolean }) {
  const t = useTranslations('lab.editor')
  const [Pane, setPane] = useState<ComponentType<EditorPaneProps>>()
  const [failed, setFailed] = useState(false)
  const wanted = shown && !failed
  useEffect(() => {
    if (!wanted) return
    import('./editor-pane').then(
      ({ EditorPane }) => setPane(() => EditorPane),
      () => setFailed(true),
    )
  }, [wanted])
  if (Pane) return <Pane {...props} />
  if (!shown) return null
  return (
    <div className="grid h-full place-content-center gap-3 rounded-lg border p-6 text-center text-sm">
      <p role="status">{t(failed ? 'failed' : 'loading')}</p>
      {failed && (
        <Button variant="outline" size="sm" onClick={() => setFailed(false)}>
          {t('retry')}
        </Button>
      )}
    </div>
  )
}

/** Calls when an editor of a terminal opens a file, where that is to be shown here. */
export function useOpenedThere({ prompts }: Lab, onOpen: () => void): void {
  const { takeover } = useEditorSettings()
  const open = prompts.flatMap(({ tty, editing }) => (editing ? [`${tty} ${editing.path}`] : [])).join('\n')
  const latest = useRef(onOpen)
  latest.current = onOpen
  useEffect(() => {
    if (takeover && open !== '') latest.current()
  }, [takeover, open])
}

const SIDES = ['cluster', 'editor'] as const
export type Side = (typeof SIDES)[number]

/** What stands beside the terminal, where there is room for both. */
export function SideSwitch({ side, onSide }: { side: Side; onSide(side: Side): void }) {
  const t = useTranslations('lab.editor')
  const names = { cluster: t('besideCluster'), editor: t('besideEditor') }
  return (
    <fieldset
      aria-label={t('side')}
      className="flex justify-self-start gap-1 rounded-md bg-muted p-1 max-lg:hidden"
    >
      {SIDES.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={side === name}
          onClick={() => onSide(name)}
          className="h-8 rounded-md px-3 text-sm text-muted-foreground aria-pressed:bg-card aria-pressed:font-semibold aria-pressed:text-foreground aria-pressed:shadow-sm"
        >
          {names[name]}
        </button>
      ))}
    </fieldset>
  )
}
