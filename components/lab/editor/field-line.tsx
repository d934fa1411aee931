'use client'

import { useTranslations } from 'next-intl'
import type { ExplainedField } from '@/lib/lab/manifest/editor-protocol'

interface FieldLineProps {
  field: ExplainedField
  /** Types a command; undefined: the terminal is busy. */
  onExplain: ((command: string) => void) | undefined
}

/** What the field at the cursor is, as `kubectl explain` tells it. */
export function FieldLine({ field: { path, type, required, doc, enums }, onExplain }: FieldLineProps) {
  const t = useTranslations('lab.editor.field')
  const command = `kubectl explain ${path}`
  return (
    <section aria-label={t('label')} className="grid gap-1 rounded-md border bg-card px-3 py-1.5 text-xs">
      <p className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <code className="break-all">
          <strong>{path}</strong> &lt;{type}&gt;
          {required && <span className="text-mark"> {t('required')}</span>}
        </code>
        <button
          type="button"
          title={command}
          disabled={!onExplain}
          onClick={() => onExplain?.(command)}
          className="min-h-6 underline decoration-mark underline-offset-4 disabled:opacity-55 pointer-coarse:min-h-11"
        >
          {t('explain')}
        </button>
      </p>
      <p lang="en" className="max-h-16 overflow-y-auto text-muted-foreground">
        {doc}
      </p>
      {enums.length > 0 && <p>{t('enum', { values: enums.map((one) => one || '""').join(', ') })}</p>}
    </section>
  )
}
