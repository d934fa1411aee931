'use client'

import { useTranslations } from 'next-intl'
import type { SyntheticEvent } from 'react'
import { cn } from '@/components/ui/cn'

/** What stands on a key, its name where that is no name to read out, and what it sends. */
const ROWS = [
  { text: 'Esc', sends: '\x1b' },
  { text: 'Tab', sends: '\t' },
  'ctrl',
  { text: '←', name: 'left', sends: '\x1b[D' },
  { text: '↓', name: 'down', sends: '\x1b[B' },
  { text: '↑', name: 'up', sends: '\x1b[A' },
  { text: '→', name: 'right', sends: '\x1b[C' },
  { text: '^C', name: 'interrupt', sends: '\x03' },
  { text: '|', name: 'pipe', sends: '|' },
  { text: '-', name: 'hyphen', sends: '-' },
  { text: '/', name: 'slash', sends: '/' },
  { text: '~', name: 'tilde', sends: '~' },
  { text: 'Home', sends: '\x1b[H' },
  { text: 'End', sends: '\x1b[F' },
] as const

export interface TouchKeysProps {
  /** Ctrl waits for the next key. */
  ctrl: boolean
  onCtrl(): void
  press(key: string): void
}

/** A key that took the focus would close the phone's keyboard. */
const keepFocus = (event: SyntheticEvent) => event.preventDefault()

const KEY =
  'h-11 min-w-11 rounded-md border bg-card px-1 font-mono text-sm active:bg-accent aria-pressed:border-primary aria-pressed:bg-primary aria-pressed:text-primary-foreground'

/** The keys that a phone's keyboard does not have, in two rows of seven. */
export function TouchKeys({ ctrl, onCtrl, press }: TouchKeysProps) {
  const t = useTranslations('lab.keys')
  return (
    <fieldset
      aria-label={t('label')}
      onPointerDown={keepFocus}
      onMouseDown={keepFocus}
      className="hidden grid-cols-[repeat(auto-fit,minmax(2.75rem,1fr))] gap-0.5 pointer-coarse:grid"
    >
      {ROWS.map((key) =>
        key === 'ctrl' ? (
          <button
            key={key}
            type="button"
            aria-pressed={ctrl}
            title={t('ctrl')}
            onClick={onCtrl}
            className={KEY}
          >
            Ctrl
          </button>
        ) : (
          <button
            key={key.text}
            type="button"
            aria-label={'name' in key ? t(key.name) : undefined}
            onClick={() => press(key.sends)}
            className={cn(KEY, key.text.length > 3 && 'text-xs!')}
          >
            {key.text}
          </button>
        ),
      )}
    </fieldset>
  )
}
