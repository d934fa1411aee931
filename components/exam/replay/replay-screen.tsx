'use client'

import '@xterm/xterm/css/xterm.css'
import type { Terminal } from '@xterm/xterm'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { onThemeChange, themeOf } from '@/components/lab/terminal-theme'

/** Width of a letter against its height. */
const LETTER_RATIO = 0.61
const LETTERS_PX = { least: 9, most: 13 }

export interface ReplayScreenProps {
  /** All that is on the screen, escape sequences included. */
  text: string
  size: { columns: number; rows: number }
}

/** A terminal to look at, as large as it was; its letters shrink to fit. */
export function ReplayScreen({ text, size: { columns, rows } }: ReplayScreenProps) {
  const t = useTranslations('exam.replay')
  const box = useRef<HTMLDivElement>(null)
  const terminal = useRef<Terminal | undefined>(undefined)
  const shown = useRef('')
  const wanted = useRef(text)
  wanted.current = text
  const label = t('screen')

  useEffect(() => {
    const element = box.current
    if (!element) return
    const cleanup: (() => void)[] = []
    let ended = false
    void import('@xterm/xterm').then(({ Terminal }) => {
      if (ended) return
      const made = new Terminal({
        ...{ cols: columns, rows, disableStdin: true, cursorInactiveStyle: 'none', scrollback: 5000 },
        ...{ fontFamily: getComputedStyle(element).fontFamily, lineHeight: 1.2, screenReaderMode: true },
        fontSize: lettersFor(element.clientWidth, columns),
        theme: themeOf(element),
      })
      made.open(element)
      made.textarea?.setAttribute('aria-label', label)
      // It takes no keys, and is no stop on the way through the page.
      made.textarea?.setAttribute('tabindex', '-1')
      terminal.current = made
      shown.current = ''
      show(made, shown, wanted.current)
      const resized = new ResizeObserver(() => {
        made.options.fontSize = lettersFor(element.clientWidth, columns)
      })
      resized.observe(element)
      cleanup.push(
        onThemeChange(() => {
          made.options.theme = themeOf(element)
        }),
        () => resized.disconnect(),
        () => made.dispose(),
      )
    })
    return () => {
      ended = true
      terminal.current = undefined
      for (const end of cleanup) end()
    }
  }, [columns, rows, label])

  useEffect(() => {
    if (terminal.current) show(terminal.current, shown, text)
  }, [text])

  return (
    <div className="overflow-x-auto rounded-lg border bg-code p-2">
      <div ref={box} data-testid="replay-screen" className="bg-code font-mono text-foreground" />
    </div>
  )
}

const lettersFor = (width: number, columns: number): number =>
  Math.min(LETTERS_PX.most, Math.max(LETTERS_PX.least, Math.floor(width / columns / LETTER_RATIO)))

/** Writes what is new; what has gone makes it begin anew. */
function show(terminal: Terminal, shown: { current: string }, text: string): void {
  const goesOn = text.startsWith(shown.current)
  if (!goesOn) terminal.reset()
  terminal.write(goesOn ? text.slice(shown.current.length) : text)
  shown.current = text
}
