/** The text of a sed script and the place in it; says where something is wrong. */

import { ScriptError } from '@/lib/userland/tools/sed/parse/script-error'
import type { Source } from '@/lib/userland/tools/sed/script'

export class ScriptReader {
  readonly text: string
  at = 0

  constructor(private readonly sources: readonly Source[]) {
    this.text = sources.map((source) => source.text.replace(/\n$/, '')).join('\n')
  }

  /** Where in its source a place is, as sed says it. */
  fail(message: string, at = this.at): never {
    let from = 0
    let expression = 0
    for (const [index, source] of this.sources.entries()) {
      const text = source.text.replace(/\n$/, '')
      if (source.file === undefined) expression += 1
      if (at > from + text.length && index < this.sources.length - 1) {
        from += text.length + 1
        continue
      }
      const where =
        source.file === undefined
          ? `-e expression #${expression}, char ${at - from}`
          : `file ${source.file} line ${text.slice(0, at - from).split('\n').length}`
      throw new ScriptError(`${where}: ${message}`)
    }
    throw new ScriptError(message)
  }

  get char(): string | undefined {
    return this.text[this.at]
  }

  skip(pattern: RegExp): string {
    const found = pattern.exec(this.text.slice(this.at))?.[0] ?? ''
    this.at += found.length
    return found
  }

  number(): number {
    return Number(this.skip(/^\d+/))
  }

  /** Nothing but the end of the command may follow. */
  end(): void {
    this.skip(/^[ \t]+/)
    const { char } = this
    if (char === undefined || char === '}' || char === '#') return
    this.at += 1
    if (char !== ';' && char !== '\n') this.fail('extra characters after command')
  }

  fileName(): string {
    this.skip(/^[ \t]+/)
    const name = this.skip(/^[^\n]*/)
    if (name === '') this.fail('missing filename in r/R/w/W commands')
    return name
  }
}
