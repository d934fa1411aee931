/**
 * A piece of an expanded word. Its kind: `l` literal (patterns hold, nothing is split), `u` from an unquoted
 * expansion (split and patterns), `q` quoted (neither), `b` the break between two of "$@".
 */
export interface Piece {
  kind: 'l' | 'u' | 'q' | 'b'
  text: string
}

/** Characters that a pattern gives a meaning to. */
const SPECIAL = /[\\*?[\]|()!+@{}^-]/g

/** Quoted text as part of a pattern. */
export const quotePattern = (text: string) => text.replace(SPECIAL, '\\$&')

/** As a pattern: what was quoted stands for itself. */
export const patternOf = (pieces: readonly Piece[]) =>
  pieces.map(({ kind, text }) => (kind === 'b' ? ' ' : kind === 'q' ? quotePattern(text) : text)).join('')

/** As one text: nothing is split, breaks are blanks. */
export const textOfPieces = (pieces: readonly Piece[], separator = ' ') =>
  pieces.map(({ kind, text }) => (kind === 'b' ? separator : text)).join('')

/** A word after splitting: its text, and the pattern it is when it holds an unquoted `*`, `?` or `[`. */
export interface Field {
  text: string
  pattern: string | undefined
}

class Fields {
  readonly list: Field[] = []
  private text = ''
  private pattern = ''
  private isPattern = false
  open = false

  add(text: string, quoted: boolean) {
    this.open ||= quoted || text !== ''
    this.text += text
    this.pattern += quoted ? quotePattern(text) : text
    if (!quoted && /[*?[(]/.test(text)) this.isPattern = true
  }

  end(always = false) {
    if (this.open || always) {
      this.list.push({ text: this.text, pattern: this.isPattern ? this.pattern : undefined })
    }
    this.text = ''
    this.pattern = ''
    this.isPattern = false
    this.open = false
  }
}

/** Splits as IFS says: its blanks are skipped, other characters of it end a field each. */
class Splitter {
  readonly fields = new Fields()
  /** A blank ended the last field: another character of IFS belongs to the same end. */
  private blank = false
  private plain = ''

  constructor(private readonly ifs: string) {}

  split(text: string) {
    for (const char of text) {
      if (!this.ifs.includes(char)) this.plain += char
      else this.delimiter(char === ' ' || char === '\t' || char === '\n')
    }
    this.flush()
  }

  private flush() {
    if (this.plain === '') return
    this.fields.add(this.plain, false)
    this.plain = ''
    this.blank = false
  }

  private delimiter(isBlank: boolean) {
    this.flush()
    if (this.fields.open) {
      this.fields.end()
      this.blank = isBlank
    } else if (!isBlank) {
      if (!this.blank) this.fields.end(true)
      this.blank = false
    }
  }

  add(text: string, quoted: boolean) {
    this.fields.add(text, quoted)
    this.blank = false
  }

  end() {
    this.fields.end()
    this.blank = false
  }
}

/** Word splitting. */
export function fieldsOf(pieces: readonly Piece[], ifs: string): Field[] {
  const splitter = new Splitter(ifs)
  for (const { kind, text } of pieces) {
    if (kind === 'b') splitter.end()
    else if (kind === 'u') splitter.split(text)
    else splitter.add(text, kind === 'q')
  }
  splitter.end()
  return splitter.fields.list
}
