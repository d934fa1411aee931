/** Reads a sed script. Mirrors: GNU sed 4.9, with its words for what is wrong. Differs: `e` is refused. */

import { parseAddress } from '@/lib/userland/tools/sed/parse/address'
import { insertedText } from '@/lib/userland/tools/sed/parse/inserted-text'
import type { ScriptOptions } from '@/lib/userland/tools/sed/parse/pattern'
import { ScriptError } from '@/lib/userland/tools/sed/parse/script-error'
import { ScriptReader } from '@/lib/userland/tools/sed/parse/script-reader'
import { parseSubstitution } from '@/lib/userland/tools/sed/parse/substitution'
import { transliteration } from '@/lib/userland/tools/sed/parse/transliteration'
import type { Address, Command, Script, Source } from '@/lib/userland/tools/sed/script'

class Parser {
  private readonly reader: ScriptReader
  private readonly commands: Command[] = []
  private readonly blocks: number[] = []
  private quiet = false

  constructor(
    private readonly sources: readonly Source[],
    private readonly options: ScriptOptions,
  ) {
    this.reader = new ScriptReader(sources)
  }

  parse(): Script {
    if (/^#n(\n|$)/.test(this.sources[0]?.text ?? '')) this.quiet = true
    for (;;) {
      this.reader.skip(/^[\s;]+/)
      if (this.reader.char === undefined) break
      if (this.reader.char === '#') {
        this.reader.skip(/^.*/)
        continue
      }
      this.command()
    }
    if (this.blocks.length > 0) {
      this.reader.at = 0
      this.reader.fail("unmatched `{'")
    }
    this.resolve()
    return { commands: this.commands, quiet: this.quiet }
  }

  private resolve(): void {
    const labels = new Map(
      this.commands.flatMap((command, at) => (command.name === ':' ? [[command.text, at]] : [])),
    )
    for (const command of this.commands) {
      if (!/^[btT]$/.test(command.name)) continue
      const target = command.text === '' ? this.commands.length : labels.get(command.text)
      if (target === undefined) throw new ScriptError(`can't find label for jump to \`${command.text}'`)
      command.target = target
    }
  }

  private command(): void {
    const from = parseAddress(this.reader, this.options, false)
    let to: Address | undefined
    if (from) {
      this.reader.skip(/^ +/)
      if (this.reader.char === ',') {
        this.reader.at += 1
        this.reader.skip(/^ +/)
        to = parseAddress(this.reader, this.options, true)
        if (!to) {
          this.reader.at += 1
          this.reader.fail("unexpected `,'")
        }
      }
      if (from.at === 'line' && from.line === 0 && to?.at !== 'regex') {
        this.reader.at += 1
        this.reader.fail('invalid usage of line address 0')
      }
    }
    this.reader.skip(/^[ \t]+/)
    let negated = false
    while (this.reader.char === '!') {
      this.reader.at += 1
      if (negated) this.reader.fail("multiple `!'s")
      negated = true
      this.reader.skip(/^[ \t]+/)
    }
    const name = this.reader.char
    if (name === undefined) this.reader.fail('missing command')
    this.reader.at += 1
    const command: Command = { name, negated, text: '', target: 0 }
    if (from) command.from = from
    if (to) command.to = to
    this.body(command)
  }

  private body(command: Command): void {
    const { name } = command
    if (name === '}') {
      const open = this.blocks.pop()
      if (open === undefined) this.reader.fail("unexpected `}'")
      if (command.from) this.reader.fail("} doesn't want any addresses")
      this.commands[open]!.target = this.commands.length
      this.reader.end()
      return
    }
    if (name === '{') {
      this.blocks.push(this.commands.length)
      this.commands.push(command)
      return
    }
    if (!'=aicdDeFgGhHlnNpPqQrRstTbuvwWxyz:#'.includes(name) || name === 'u')
      this.reader.fail(`unknown command: \`${name}'`)
    if (name === '#') this.reader.fail("comments don't accept any addresses")
    if (name === ':' && command.from) this.reader.fail(": doesn't want any addresses")
    if ('qQ'.includes(name) && command.to) this.reader.fail('command only uses one address')
    this.commands.push(command)
    if ('aic'.includes(name)) command.text = insertedText(this.reader)
    else if (':btT'.includes(name)) this.label(command)
    else if ('rRwW'.includes(name)) command.text = this.reader.fileName()
    else if (name === 's') {
      command.substitution = parseSubstitution(this.reader, this.options)
    } else if (name === 'y') {
      command.map = transliteration(this.reader)
      this.reader.end()
    } else {
      if ('qQlL'.includes(name)) {
        this.reader.skip(/^[ \t]+/)
        if (/\d/.test(this.reader.char ?? '')) command.number = this.reader.number()
      }
      if (name === 'v') this.reader.skip(/^[ \t]*[\d.]*/)
      if (name === 'e') this.reader.fail('e command not supported')
      this.reader.end()
    }
  }

  private label(command: Command): void {
    this.reader.skip(/^[ \t]+/)
    command.text = this.reader.skip(command.name === ':' ? /^[^\s;]*/ : /^[^\s;]*/)
    if (command.name === ':' && command.text === '') this.reader.fail('":" lacks a label')
  }
}

/** @throws ScriptError */
export const parseScript = (sources: readonly Source[], options: ScriptOptions): Script =>
  new Parser(sources, options).parse()
