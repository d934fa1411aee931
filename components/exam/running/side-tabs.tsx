'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type ReactNode, useId } from 'react'
import { cn } from '@/components/ui/cn'

/** `terminal` is a tab on narrow screens only; elsewhere it stands beside the others. */
export const PANES = ['task', 'docs', 'notes', 'terminal'] as const
export type Pane = (typeof PANES)[number]

export interface SideTabsProps {
  pane: Pane
  onPane(pane: Pane): void
  /** All are kept as they are while another is shown. */
  panes: Record<Pane, ReactNode>
}

/** Task, documentation and notes beside the terminal; on a narrow screen one of the four at a time. */
export function SideTabs({ pane, onPane, panes }: SideTabsProps) {
  const t = useTranslations('exam.panes')
  const id = useId()
  // Where the terminal stands beside them, one of the others is shown whatever was chosen.
  const beside = pane === 'terminal' ? 'task' : pane
  const move = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (step === undefined) return
    const shown = PANES.filter((one) => document.getElementById(`${id}-tab-${one}`)?.offsetParent)
    const next = shown[(shown.indexOf(pane) + step + shown.length) % shown.length]
    if (!next) return
    onPane(next)
    document.getElementById(`${id}-tab-${next}`)?.focus()
  }
  return (
    <div className="grid min-h-0 grid-rows-[auto_1fr] lg:grid-cols-[minmax(22rem,2fr)_minmax(0,3fr)]">
      <div
        role="tablist"
        aria-label={t('label')}
        onKeyDown={move}
        className="grid grid-cols-4 gap-1 border-b bg-muted p-1 lg:grid-cols-3 lg:border-r"
      >
        {PANES.map((name) => (
          <button
            key={name}
            id={`${id}-tab-${name}`}
            type="button"
            role="tab"
            aria-selected={name === pane}
            aria-controls={`${id}-pane-${name}`}
            tabIndex={name === pane || name === beside ? 0 : -1}
            onClick={() => onPane(name)}
            className={cn(
              'h-11 truncate rounded-md px-2 text-sm aria-selected:bg-card aria-selected:font-semibold aria-selected:shadow-sm lg:h-9',
              name === 'terminal' && 'lg:hidden',
            )}
          >
            {t(name)}
          </button>
        ))}
      </div>
      <div className="min-h-0 p-3 max-lg:contents lg:col-start-2 lg:row-span-2 lg:row-start-1">
        <div
          id={`${id}-pane-terminal`}
          role="tabpanel"
          aria-labelledby={`${id}-tab-terminal`}
          className={cn('grid h-full min-h-0 max-lg:p-2', pane !== 'terminal' && 'max-lg:hidden')}
        >
          {panes.terminal}
        </div>
      </div>
      {(['task', 'docs', 'notes'] as const).map((name) => (
        <div
          key={name}
          id={`${id}-pane-${name}`}
          role="tabpanel"
          aria-labelledby={`${id}-tab-${name}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className={cn(
            'min-h-0 overflow-y-auto p-4 lg:border-r',
            name !== beside && 'hidden',
            name === beside && pane === 'terminal' && 'max-lg:hidden',
          )}
        >
          {panes[name]}
        </div>
      ))}
    </div>
  )
}
