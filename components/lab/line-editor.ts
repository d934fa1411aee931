import { isIncomplete } from './is-incomplete'

/** What the terminal shows at its prompt. */
export interface EditorView {
  prompt: string
  text: string
  cursor: number
}

/** What a key made of the line. */
export type EditorEvent =
  | { kind: 'changed' }
  | { kind: 'run'; text: string }
  | { kind: 'continue' }
  | { kind: 'interrupt' }
  | { kind: 'clear' }
  | { kind: 'complete' }
  | { kind: 'none' }

const KEYS: Record<string, string> = {
  '\x1b[A': 'up',
  '\x1bOA': 'up',
  '\x1b[B': 'down',
  '\x1bOB': 'down',
  '\x1b[C': 'right',
  '\x1bOC': 'right',
  '\x1b[D': 'left',
  '\x1bOD': 'left',
  '\x1b[H': 'home',
  '\x1bOH': 'home',
  '\x1b[F': 'end',
  '\x1bOF': 'end',
  '\x1b[3~': 'delete',
  '\x1bb': 'word-left',
  '\x1b[1;5D': 'word-left',
  '\x1bf': 'word-right',
  '\x1b[1;5C': 'word-right',
  '\x01': 'home',
  '\x02': 'left',
  '\x04': 'delete',
  '\x05': 'end',
  '\x06': 'right',
  '\x0e': 'down',
  '\x10': 'up',
  '\x0b': 'kill-end',
  '\x15': 'kill-start',
  '\x17': 'kill-word',
  '\x7f': 'backspace',
  '\x08': 'backspace',
}

/** Splits what arrives into keys: escape sequences, control characters, and runs of text. */
export function splitKeys(data: string): string[] {
  return data.match(/\x1b\[[0-9;]*[A-Za-z~]|\x1bO[A-Z]|\x1b[a-z]|[\x00-\x1f\x7f]|[^\x00-\x1f\x7f]+/g) ?? []
}

/** One prompt's line as readline edits it: history, search, continuation lines. Knows no terminal. */
export class LineEditor {
  private text = ''
  private cursor = 0
  /** Lines above the one in work (a heredoc, an open quote). */
  private above = ''
  private readonly history: string[] = []
  private at = 0
  private draft = ''
  private search: { query: string; at: number } | undefined

  /** Asks for more lines until a command is whole. */
  gathers = true

  constructor(public prompt = '$ ') {}

  view(): EditorView {
    if (this.search) {
      return { prompt: `(reverse-i-search)\`${this.search.query}': `, text: this.text, cursor: this.cursor }
    }
    return { prompt: this.above ? '> ' : this.prompt, text: this.text, cursor: this.cursor }
  }

  /** The line up to the cursor: what completion looks at. */
  beforeCursor(): string {
    return this.text.slice(0, this.cursor)
  }

  /** Replaces what lies between `from` and the cursor. */
  replace(from: number, word: string): void {
    this.text = this.text.slice(0, from) + word + this.text.slice(this.cursor)
    this.cursor = from + word.length
  }

  key(key: string): EditorEvent {
    if (this.search) {
      const event = this.searchKey(key)
      if (event) return event
    }
    if (key === '\r' || key === '\n') return this.enter()
    if (key === '\x03') return this.interrupt()
    if (key === '\x0c') return { kind: 'clear' }
    if (key === '\t') return { kind: 'complete' }
    if (key === '\x12') {
      this.search = { query: '', at: this.history.length }
      return { kind: 'changed' }
    }
    const name = KEYS[key]
    if (name) return this.edit(name)
    if (key < ' ') return { kind: 'none' }
    this.replace(this.cursor, key)
    return { kind: 'changed' }
  }

  private enter(): EditorEvent {
    const whole = this.above + this.text
    this.search = undefined
    if (this.gathers && isIncomplete(whole)) {
      this.above = `${whole}\n`
      this.set('')
      return { kind: 'continue' }
    }
    this.above = ''
    this.set('')
    if (this.gathers && whole.trim() && this.history.at(-1) !== whole) this.history.push(whole)
    this.at = this.history.length
    return { kind: 'run', text: whole }
  }

  private interrupt(): EditorEvent {
    this.above = ''
    this.search = undefined
    this.set('')
    this.at = this.history.length
    return { kind: 'interrupt' }
  }

  private edit(name: string): EditorEvent {
    const { text, cursor } = this
    const left = text.slice(0, cursor)
    const wordLeft = left.replace(/\S+\s*$/, '').length
    switch (name) {
      case 'up':
        return this.browse(-1)
      case 'down':
        return this.browse(1)
      case 'left':
        this.cursor = Math.max(0, cursor - (/[\udc00-\udfff]$/.test(left) ? 2 : 1))
        break
      case 'right':
        this.cursor = Math.min(text.length, cursor + ((text.codePointAt(cursor) ?? 0) > 0xffff ? 2 : 1))
        break
      case 'home':
        this.cursor = 0
        break
      case 'end':
        this.cursor = text.length
        break
      case 'word-left':
        this.cursor = wordLeft
        break
      case 'word-right':
        this.cursor = cursor + (/^\s*\S*/.exec(text.slice(cursor))?.[0].length ?? 0)
        break
      case 'backspace':
        this.replace(Math.max(0, cursor - (/[\udc00-\udfff]$/.test(left) ? 2 : 1)), '')
        break
      case 'delete':
        this.text = left + text.slice(cursor).replace(/^[\s\S]/u, '')
        break
      case 'kill-end':
        this.text = left
        break
      case 'kill-start':
        this.replace(0, '')
        break
      case 'kill-word':
        this.replace(wordLeft, '')
        break
    }
    return { kind: 'changed' }
  }

  private browse(step: number): EditorEvent {
    const next = this.at + step
    if (next < 0 || next > this.history.length) return { kind: 'none' }
    if (this.at === this.history.length) this.draft = this.text
    this.at = next
    this.set(next === this.history.length ? this.draft : (this.history[next] ?? ''))
    return { kind: 'changed' }
  }

  /** Undefined: the key ends the search and then does what it always does. */
  private searchKey(key: string): EditorEvent | undefined {
    const search = this.search
    if (!search) return undefined
    if (key === '\x12') this.find(search.query, search.at - 1)
    else if (key === '\x7f') this.find(search.query.slice(0, -1), this.history.length - 1)
    else if (key >= ' ' && !key.startsWith('\x1b')) this.find(search.query + key, this.history.length - 1)
    else {
      this.search = undefined
      return undefined
    }
    return { kind: 'changed' }
  }

  private find(query: string, from: number): void {
    for (let at = from; at >= 0; at--) {
      const line = this.history[at] ?? ''
      if (query === '' || !line.includes(query)) continue
      this.search = { query, at }
      this.set(line)
      this.at = at
      return
    }
    this.search = { query, at: this.search?.at ?? this.history.length }
  }

  private set(text: string): void {
    this.text = text
    this.cursor = text.length
  }
}

/** Columns that a text takes in a terminal: East Asian wide characters take two. */
export function cellWidth(text: string): number {
  let width = 0
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    const wide =
      (code >= 0x1100 && code <= 0x115f) ||
      (code >= 0x2e80 && code <= 0xa4cf) ||
      (code >= 0xac00 && code <= 0xd7a3) ||
      (code >= 0xf900 && code <= 0xfaff) ||
      (code >= 0xfe30 && code <= 0xfe6f) ||
      (code >= 0xff00 && code <= 0xff60) ||
      (code >= 0xffe0 && code <= 0xffe6) ||
      code >= 0x1f300
    width += wide ? 2 : 1
  }
  return width
}

/** The longest beginning that all have. */
export function commonPrefix(words: string[]): string {
  const [first = '', ...rest] = words
  let length = first.length
  for (const word of rest) {
    while (length > 0 && !word.startsWith(first.slice(0, length))) length -= 1
  }
  return first.slice(0, length)
}
