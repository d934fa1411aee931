import type { Terminal } from '@xterm/xterm'
import { cellWidth, commonPrefix, LineEditor, splitKeys } from './line-editor'

export interface TerminalCommands {
  line(text: string): Promise<{ stdout: string; stderr: string } | undefined>
  complete(text: string): Promise<{ from: number; options: string[] } | undefined>
}

const GREEN = '\x1b[32m'
const RED = '\x1b[31m'
const PLAIN = '\x1b[0m'

/** A prompt in an xterm: reads keys, runs lines, prints what they say. */
export class TerminalSession {
  private readonly editor = new LineEditor()
  private readonly keys: string[] = []
  private busy = false
  /** Rows between the prompt's first row and the cursor. */
  private cursorRow = 0

  constructor(
    private readonly terminal: Terminal,
    private readonly commands: TerminalCommands,
    cwd: string,
  ) {
    this.setFolder(cwd)
    terminal.onData((data) => this.type(data))
  }

  setFolder(cwd: string): void {
    this.editor.prompt = `${cwd.replace(/(^|:)\/root(?=\/|$)/, '$1~')}$ `
  }

  /** Prints lines of the page's own above the prompt. */
  say(text: string, color: 'plain' | 'red' = 'plain'): void {
    this.erase()
    this.print(`${color === 'red' ? RED : ''}${text}${PLAIN}\n`)
    this.draw()
  }

  /** Types and runs a line as if the learner had. */
  type(data: string): void {
    this.keys.push(...splitKeys(data))
    void this.work()
  }

  /** A key pressed on the page instead of the keyboard. */
  press(key: string): void {
    this.type(key)
    this.terminal.focus()
  }

  start(welcome: string): void {
    this.print(`${welcome}\n`)
    this.draw()
  }

  /** Takes keys one by one; while a line runs, later keys wait, as in a real terminal. */
  private async work(): Promise<void> {
    if (this.busy) return
    this.busy = true
    for (let key = this.keys.shift(); key !== undefined; key = this.keys.shift()) await this.take(key)
    this.busy = false
  }

  private async take(key: string): Promise<void> {
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
        this.print('^C')
        this.leaveLine()
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
        await this.run(event.text)
        break
    }
    this.draw()
  }

  private async run(text: string): Promise<void> {
    if (!text.trim()) return
    if (text.trim() === 'clear') {
      this.terminal.write('\x1b[2J\x1b[H')
      return
    }
    const result = await this.commands.line(text)
    if (!result) return
    this.print(result.stderr)
    this.print(result.stdout)
    if (!/(^|\n)$/.test(result.stdout || result.stderr)) this.print('\n')
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
      this.print(`${this.columns(options)}\n`)
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

  private print(text: string): void {
    this.terminal.write(text.replace(/\r?\n/g, '\r\n'))
  }

  /** Moves behind the prompt's last row. */
  private leaveLine(): void {
    this.terminal.write('\r\n')
    this.cursorRow = 0
  }

  private erase(): void {
    if (this.cursorRow > 0) this.terminal.write(`\x1b[${this.cursorRow}A`)
    this.terminal.write('\r\x1b[J')
    this.cursorRow = 0
  }

  private draw(): void {
    this.erase()
    const { prompt, text, cursor } = this.editor.view()
    const { cols } = this.terminal
    this.terminal.write(`${GREEN}${prompt}${PLAIN}${text}`)
    const end = cellWidth(prompt + text)
    const at = cellWidth(prompt + text.slice(0, cursor))
    // A full last row leaves the cursor on its edge: force the next row, so that counting rows is right.
    if (end > 0 && end % cols === 0) this.terminal.write('\r\n')
    const rows = Math.floor(end / cols) - Math.floor(at / cols)
    if (rows > 0) this.terminal.write(`\x1b[${rows}A`)
    this.terminal.write(`\r${at % cols > 0 ? `\x1b[${at % cols}C` : ''}`)
    this.cursorRow = Math.floor(at / cols)
  }
}
