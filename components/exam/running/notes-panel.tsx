'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/input'
import type { SaveState } from '../saving/autosave'

/** As many characters as the server takes. */
const MOST = 20_000

export interface NotesPanelProps {
  notes: string
  state: SaveState
  onChange(notes: string): void
}

/** The learner's own notes; nobody grades them. */
export function NotesPanel({ notes, state, onChange }: NotesPanelProps) {
  const t = useTranslations('exam.notes')
  return (
    <div className="grid h-full grid-rows-[1fr_auto] gap-2">
      <Field label={t('label')} hint={t('hint')} className="grid-rows-[auto_1fr_auto]">
        <Textarea
          value={notes}
          maxLength={MOST}
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
          className="h-full min-h-64! resize-none font-mono text-sm!"
        />
      </Field>
      <p role="status" className="text-sm text-muted-foreground">
        {t(state)}
      </p>
    </div>
  )
}
