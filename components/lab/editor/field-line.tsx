'use client'

import { useTranslations } from 'next-intl'
import type { ExplainedField } from '@/lib/lab/manifest/editor-protocol'

interface FieldLineProps {
  /** Undefined: none. */
  field: ExplainedField | undefined
  /** Types a command; undefined: the terminal is busy. */
  onExplain: ((command: string) => void) | undefined
}

/** What the field at the cursor is, as `kubectl explain` tells it. Its height stays, so that the text does not move. */
export function FieldLine({ field, onExplain }: FieldLineProps) {
  const t = useTranslations('lab.editor.field')
  return (
    <section
      aria-label={t('label')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
      tabIndex={0}
      className="h-16 shrink-0 overflow-y-auto rounded-md border bg-card px-3 py-1 text-xs"
    >
      {field ? (
        <Field field={field} onExplain={onExplain} />
      ) : (
        <p className="text-muted-foreground">{t('none')}</p>
      )}
    </section>
  )
}

function Field({
  field: { path, type, required, doc, enums },
  onExplain,
}: FieldLineProps & { field: ExplainedField }) {
  const t = useTranslations('lab.editor.field')
  const command = `kubectl explain ${path}`
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <code className="break-all">
          <strong>{path}</strong> &lt;{type}&gt;
          {required && <span className="text-mark"> {t('required')}</span>}
        </code>
        <button
          type="button"
          title={command}
          disabled={!onExplain}
          onClick={() => onExplain?.(command)}
          className="min-h-6 underline decoration-mark underline-offset-4 disabled:opacity-55 pointer-coarse:min-h-9"
        >
          {t('explain')}
        </button>
      </div>
      <p lang="en" className="text-muted-foreground">
        {doc}
      </p>
      {enums.length > 0 && <p>{t('enum', { values: enums.map((one) => one || '""').join(', ') })}</p>}
    </>
  )
}
