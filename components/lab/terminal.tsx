'use client'

import '@xterm/xterm/css/xterm.css'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { PasteWatch } from './paste-watch'
import { takeXterm } from './prepared'
import { PROMPT_MARK } from './prompt-mark'
import { StickyCtrl } from './sticky-ctrl'
import { TerminalSession } from './terminal-session'
import { onThemeChange, themeOf } from './terminal-theme'
import { TouchKeys } from './touch-keys'
import type { Lab } from './use-lab'

export interface LabTerminalProps {
  lab: Lab
  /** The number of the terminal. */
  tty?: number
  /** Something to print above the prompt; printed once per `id`. */
  notice?: { id: number; text: string; failed: boolean } | undefined
  /** Commands that are typed at the start; the cluster comes to rest after each unless `asTyped`. */
  play?: { commands: readonly string[]; asTyped: boolean }
  /** Of its letters, in pixels. */
  fontSize?: number | undefined
  /** Takes the keyboard as soon as it is there. */
  autoFocus?: boolean
  /** Told of what a person types; `pasted`: it came out of the clipboard. */
  onTyped?(data: string, pasted: boolean): void
}

/** From the prompt until screen readers are told what stands in the terminal. */
const READ_OUT_MS = 300

const AT_REST = { mode: 'prompt', text: '' } as const

/** One of the learner's terminals. xterm is loaded here, and only in the browser. */
export function LabTerminal({
  lab,
  tty = 0,
  notice,
  play,
  fontSize = 13,
  autoFocus = false,
  onTyped,
}: LabTerminalProps) {
  const t = useTranslations('lab.terminal')
  const element = useRef<HTMLDivElement>(null)
  const session = useRef<TerminalSession | undefined>(undefined)
  const resize = useRef<((fontSize: number) => void) | undefined>(undefined)
  const letters = useRef(fontSize)
  letters.current = fontSize
  const latest = useRef(lab)
  latest.current = lab
  const listener = useRef(onTyped)
  listener.current = onTyped
  const [takesFocus] = useState(autoFocus)
  const [played] = useState(play)
  const [ctrlDown, setCtrlDown] = useState(false)
  const [ctrl] = useState(() => new StickyCtrl(setCtrlDown))
  const { examHost } = lab
  const welcome = examHost === undefined ? t('welcome') : t('welcomeAtBase', { host: examHost })
  const inputLabel = t('label', { number: tty + 1 })

  useEffect(() => {
    const box = element.current
    if (!box) return
    let ended = false
    let wanted = takesFocus
    const want = () => {
      wanted = true
    }
    // Whoever presses here before the terminal has come wants to type.
    box.addEventListener('pointerdown', want)
    const pastes = new PasteWatch(box)
    const cleanup: (() => void)[] = [() => pastes.end()]
    void takeXterm().then(({ Terminal, FitAddon }) => {
      if (ended) return
      const terminal = new Terminal({
        fontFamily: getComputedStyle(box).fontFamily,
        fontSize: letters.current,
        lineHeight: 1.25,
        cursorBlink: false,
        scrollback: 5000,
        theme: themeOf(box),
      })
      const fit = new FitAddon()
      terminal.loadAddon(fit)
      terminal.open(box)
      terminal.textarea?.setAttribute('aria-label', inputLabel)
      leaveByEscape(terminal, () => session.current?.takesKeys ?? false)
      fit.fit()
      resize.current = (pixels) => {
        terminal.options.fontSize = pixels
        if (box.offsetParent) fit.fit()
      }
      const resized = new ResizeObserver(() => box.offsetParent && fit.fit())
      resized.observe(box)
      session.current = new TerminalSession(
        terminal,
        {
          line: (text) => latest.current.line(text, tty),
          keys: (text) => latest.current.keys(text, tty),
          complete: (text) => latest.current.complete(text, tty),
          modified: (data) => ctrl.apply(data),
          typed: (data) => listener.current?.(data, pastes.take()),
        },
        latest.current.prompts.find((one) => one.tty === tty) ?? AT_REST,
      )
      const unlisten = latest.current.listen(tty, session.current)
      const tell = () =>
        void latest.current.act({ kind: 'resize', tty, columns: terminal.cols, rows: terminal.rows })
      tell()
      terminal.onResize(tell)
      session.current.start(welcome)
      const drawn = terminal.onRender(() => {
        drawn.dispose()
        performance.mark(PROMPT_MARK)
      })
      // Its rows are measured one by one: not before one may type.
      const readOut = setTimeout(() => {
        terminal.options.screenReaderMode = true
      }, READ_OUT_MS)
      if (wanted) terminal.focus()
      const rest = async () => played?.asTyped || ended || latest.current.act({ kind: 'settle' })
      if (played) void session.current.play(played.commands, rest)
      cleanup.push(
        onThemeChange(() => {
          terminal.options.theme = themeOf(box)
        }),
        unlisten,
        () => clearTimeout(readOut),
        () => resized.disconnect(),
        () => terminal.dispose(),
      )
    })
    return () => {
      ended = true
      box.removeEventListener('pointerdown', want)
      session.current = undefined
      resize.current = undefined
      for (const end of cleanup) end()
    }
  }, [welcome, inputLabel, played, takesFocus, tty, ctrl])

  useEffect(() => resize.current?.(fontSize), [fontSize])

  useEffect(() => {
    if (notice) session.current?.say(notice.text, notice.failed ? 'red' : 'plain')
  }, [notice])

  return (
    <div className="grid min-h-0 min-w-0 grid-rows-[1fr_auto] gap-2">
      {/* xterm measures letter by letter: with a layout of its own, each costs this box and not the page. */}
      <div className="contain-strict min-h-0 min-w-0 overflow-hidden rounded-lg border bg-code p-3">
        <div ref={element} data-testid="lab-terminal" className="h-full bg-code font-mono text-foreground" />
      </div>
      <TouchKeys
        ctrl={ctrlDown}
        onCtrl={() => {
          ctrl.toggle()
          session.current?.focus()
        }}
        press={(key) => session.current?.press(key)}
      />
      <p className="text-xs text-muted-foreground pointer-coarse:hidden">{t('hint')}</p>
    </div>
  )
}

/**
 * Tab completes; after Escape, and with Shift, it moves the focus on, so that nobody is caught in here. An editor gets
 * both keys; Shift and Tab leave it too.
 */
function leaveByEscape(
  terminal: { attachCustomKeyEventHandler(handler: (e: KeyboardEvent) => boolean): void },
  takesKeys: () => boolean,
) {
  let escaped = false
  terminal.attachCustomKeyEventHandler((event) => {
    if (event.type !== 'keydown') return true
    if (takesKeys() && !(event.key === 'Tab' && event.shiftKey)) return true
    const leaves = event.key === 'Tab' && (escaped || event.shiftKey)
    if (event.key === 'Escape') escaped = true
    else if (event.key !== 'Shift') escaped = false
    return !leaves && event.key !== 'Escape'
  })
}
