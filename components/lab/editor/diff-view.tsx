'use client'

import { useTranslations } from 'next-intl'
import { type DiffLine, hunks, lineDiff } from './line-diff'

const LOOK: Record<DiffLine['kind'], { sign: string; colour: string }> = {
  same: { sign: ' ', colour: '' },
  added: { sign: '+', colour: 'bg-success-soft text-success' },
  removed: { sign: '-', colour: 'bg-destructive-soft text-destructive' },
}

/** What has changed since a file was saved. */
export function DiffView({ before, after }: { before: string; after: string }) {
  const t = useTranslations('lab.editor.diff')
  if (before === after) return <p className="p-3 text-sm text-muted-foreground">{t('none')}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section aria-label={t('label')} tabIndex={0} className="h-full overflow-auto bg-code">
      <pre className="min-w-max py-2 text-xs leading-relaxed">
        {hunks(lineDiff(before, after)).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
          <Line key={index} line={line} />
        ))}
      </pre>
    </section>
  )
}

function Line({ line }: { line: DiffLine | undefined }) {
  const t = useTranslations('lab.editor.diff')
  if (!line) return <span className="block px-3 text-muted-foreground">⋯</span>
  const { sign, colour } = LOOK[line.kind]
  return (
    <span className={`block px-3 ${colour}`}>
      {line.kind !== 'same' && <span className="sr-only">{t(line.kind)}: </span>}
      <span aria-hidden>{sign} </span>
      {line.text}
    </span>
  )
}
