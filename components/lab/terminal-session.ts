import type { Terminal } from '@xterm/xterm'
import type { TerminalMode } from '@/lib/shell/terminal'
import { cellWidth, commonPrefix, LineEditor, splitKeys } from './line-editor'

export interface TerminalCommands {
  /** Types lines into the shell; resolved when what they print has been printed. False: they were refused. */
  line(text: string): Promise<boolean>
  keys(text: string): Promise<boolean>
  complete(text: string): Promise<{ from: number; options: string[] } | undefined>
  /** What a key of the page's makes of what a person types (Ctrl and a letter). */
  modified?(data: string): string
  /** Told of all that a person types, pastes or presses, before anything is done about it. */
  typed?(data: string): void
}

/** What the terminal waits for, and what stands in front of a line that is read. */
export interface Prompt {
  mode: TerminalMode
  text: string
}

/** Colours within a prompt, which take no room. */
const ESCAPES = /\x1b\[[0-9;]*m/g
const RED = '\x1b[31m'
const PLAIN = '\x1b[0m'

/** Keys that reach a program that runs: Ctrl+C, Ctrl+\, Ctrl+Z. */
const SIGNALS = new Set(['\x03', '\x1c', '\x1a'])
const END_OF_INPUT = '\x04'

/** A shell that waits for the rest of a line says nothing by itself. */
const shownPrompt = ({ mode, text }: Prompt) => text || (mode === 'prompt' ? '> ' : '')

/** A prompt in an xterm: reads keys, hands lines over, prints what comes back. */
export class TerminalSession {
  private readonly editor = new LineEditor()
  private readonly keys: string[] = []
  private busy = false
  private mode: TerminalMode
  /** Rows between the prompt's first row and the cursor. */
  private cursorRow = 0
  /** Who waits for the shell to wait for a command. */
  private readonly idlers: (() => void)[] = []
  /** The prompt stands on the screen. */
  private drawn = false

  constructor(
    private readonly terminal: Terminal,
    private readonly commands: TerminalCommands,
    prompt: Prompt,
  ) {
    this.mode = prompt.mode
    this.setPrompt(prompt)
    terminal.onData((data) => this.receive(data))
  }

  private get reads(): boolean {
    return this.mode === 'prompt' || this.mode === 'line'
  }

  private setPrompt(prompt: Prompt): void {
    this.mode = prompt.mode
    this.editor.prompt = shownPrompt(prompt)
    this.editor.gathers = prompt.mode === 'prompt'
  }

  /** A program takes single keys, Escape among them. */
  get takesKeys(): boolean {
    return this.mode === 'keys'
  }

  /** The shell, or a program, waits for something else now. */
  waitFor(prompt: Prompt): void {
    // What is drawn anew is read out anew, though nothing has changed.
    const stands = this.drawn && prompt.mode === this.mode && shownPrompt(prompt) === this.editor.prompt
    if (!stands) {
      if (this.drawn) this.erase()
      this.setPrompt(prompt)
      if (this.reads && !this.busy) this.draw()
    }
    void this.work()
  }

  /** Prints lines of the page's own above the prompt. */
  say(text: string, color: 'plain' | 'red' = 'plain'): void {
    this.erase()
    this.write(`${color === 'red' ? RED : ''}${text}${PLAIN}\n`)
    this.draw()
  }

  /** Prints what the terminal printed: above the prompt, while one is shown. */
  print(text: string): void {
    if (!this.drawn) this.write(text)
    else {
      this.erase()
      this.write(text)
      this.draw()
    }
  }

  /** Types and runs a line as if the learner had. */
  type(data: string): void {
    this.keys.push(...splitKeys(data))
    void this.work()
  }

  /** A key pressed on the page instead of the keyboard. */
  press(key: string): void {
    this.receive(key)
    this.focus()
  }

  focus(): void {
    this.terminal.focus()
  }

  /** From a person, not from `play`. */
  private receive(typed: string): void {
    const data = this.commands.modified?.(typed) ?? typed
    this.commands.typed?.(data)
    this.type(data)
  }

  /** Types commands one after the other as if the learner had; `rest` passes the time after each. */
  async play(commands: readonly string[], rest: () => Promise<unknown>): Promise<void> {
    for (const command of commands) {
      this.type(`${command.replaceAll('\n', '\r')}\r`)
      await this.idle()
      await rest()
    }
  }

  /** Resolved when the shell waits for a command, and nothing is left to be typed. */
  private idle(): Promise<void> {
    return new Promise((resolve) => {
      this.idlers.push(resolve)
      this.tellIdlers()
    })
  }

  private tellIdlers(): void {
    if (this.busy || this.mode !== 'prompt' || this.keys.length > 0) return
    for (const resolve of this.idlers.splice(0)) resolve()
  }

  start(welcome: string): void {
    this.write(`${welcome}\n`)
    this.draw()
  }

  /** Takes keys one by one; while a line runs, later keys wait, as in a real terminal. */
  private async work(): Promise<void> {
    if (this.busy) return
    this.busy = true
    for (let key = this.next(); key !== undefined; key = this.next()) await this.take(key)
    this.busy = false
    this.tellIdlers()
  }

  /** The next key that may be taken now: a program that runs hears of signals only. */
  private next(): string | undefined {
    if (this.reads || this.mode === 'keys') return this.keys.shift()
    const signal = this.keys.findIndex((key) => SIGNALS.has(key))
    return signal < 0 ? undefined : this.keys.splice(0, signal + 1).at(-1)
  }

  private async take(key: string): Promise<void> {
    if (!this.reads) {
      if (SIGNALS.has(key)) this.write(`^${String.fromCharCode(key.charCodeAt(0) + 64)}`)
      await this.commands.keys(key)
      return
    }
    if (key === END_OF_INPUT && this.editor.view().text === '') {
      this.leaveLine()
      await this.commands.keys(key)
      this.draw()
      return
    }
    await this.edit(key)
    this.draw()
  }

  private async edit(key: string): Promise<void> {
    const event = this.editor.key(key)
    switch (event.kind) {
      case 'none':
        return
      case 'changed':
        this.erase()
        break
      case 'continue':
        this.leaveLine()
        break
      case 'interrupt':
        this.write('^C')
        this.leaveLine()
        if (this.mode === 'line') await this.commands.keys(key)
        break
      case 'clear':
        this.terminal.write('\x1b[2J\x1b[H')
        this.cursorRow = 0
        break
      case 'complete':
        await this.complete()
        break
      case 'run':
        this.leaveLine()
        await this.commands.line(event.text)
        break
    }
  }

  private async complete(): Promise<void> {
    const before = this.editor.beforeCursor()
    const found = await this.commands.complete(before)
    this.erase()
    if (!found || found.options.length === 0) return
    const { from, options } = found
    const prefix = commonPrefix(options)
    const [only] = options
    if (options.length === 1 && only !== undefined) {
      this.editor.replace(from, /[/=]$/.test(only) ? only : `${only} `)
    } else if (prefix.length > before.length - from) this.editor.replace(from, prefix)
    else {
      this.draw()
      this.leaveLine()
      this.write(`${this.columns(options)}\n`)
    }
  }

  private columns(words: string[]): string {
    const width = Math.max(...words.map(cellWidth)) + 2
    const perRow = Math.max(1, Math.floor(this.terminal.cols / width))
    const shown = words.slice(0, 200).map((word) => word + ' '.repeat(width - cellWidth(word)))
    const rows: string[] = []
    for (let at = 0; at < shown.length; at += perRow)
      rows.push(
        shown
          .slice(at, at + perRow)
          .join('')
          .trimEnd(),
      )
    return rows.join('\n')
  }

  private write(text: string): void {
    this.terminal.write(text.replace(/\r?\n/g, '\r\n'))
  }

  /** Moves behind the prompt's last row. */
  private leaveLine(): void {
    this.drawn = false
    this.terminal.write('\r\n')
    this.cursorRow = 0
  }

  private erase(): void {
    this.drawn = false
    if (this.cursorRow > 0) this.terminal.write(`\x1b[${this.cursorRow}A`)
    this.terminal.write('\r\x1b[J')
    this.cursorRow = 0
  }

  private draw(): void {
    if (!this.reads) return
    this.erase()
    this.drawn = true
    const { prompt, text, cursor } = this.editor.view()
    const { cols } = this.terminal
    this.terminal.write(`${prompt}${text}`)
    const plain = prompt.replace(ESCAPES, '')
    const end = cellWidth(plain + text)
    const at = cellWidth(plain + text.slice(0, cursor))
    // A full last row leaves the cursor on its edge: force the next row, so that counting rows is right.
    if (end > 0 && end % cols === 0) this.terminal.write('\r\n')
    const rows = Math.floor(end / cols) - Math.floor(at / cols)
    if (rows > 0) this.terminal.write(`\x1b[${rows}A`)
    this.terminal.write(`\r${at % cols > 0 ? `\x1b[${at % cols}C` : ''}`)
    this.cursorRow = Math.floor(at / cols)
  }
}
