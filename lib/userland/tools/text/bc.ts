/**
 * Mirrors: GNU bc: statements, functions, arrays, bases, scale and the functions of -l but j().
 * Differs: all input is read before the first line is calculated; read() is not known.
 */
import type { Io } from '@/lib/userland/tools/io'
import { BcError } from '@/lib/userland/tools/text/bc-error'
import { BcLeave } from '@/lib/userland/tools/text/bc-leave'
import { LIBRARY } from '@/lib/userland/tools/text/bc-library'
import { BcMachine } from '@/lib/userland/tools/text/bc-machine'
import { BcStatements } from '@/lib/userland/tools/text/bc-statements'
import { BcTokens } from '@/lib/userland/tools/text/bc-tokens'
import { slurpTool } from '@/lib/userland/tools/tool'

class Bc {
  private readonly tokens = new BcTokens()
  private readonly machine = new BcMachine(this.tokens)
  private readonly statements: BcStatements

  constructor(private readonly io: Io) {
    this.statements = new BcStatements(this.tokens, this.machine, io)
  }

  /** Runs a text; false: it quits. */
  run(source: string, quiet = false): boolean {
    this.tokens.read(source)
    this.statements.isQuiet = quiet
    while (!this.tokens.atEnd) {
      if (this.tokens.accept('\n') || this.tokens.accept(';')) continue
      try {
        if (this.tokens.accept('define')) this.statements.define()
        else {
          const statement = this.statements.statement()
          if (!this.tokens.atEnd && !this.tokens.is('\n') && !this.tokens.is(';')) this.tokens.syntax()
          statement()
        }
      } catch (error) {
        if (error instanceof BcLeave) {
          if (error.kind === 'quit') return false
          continue
        }
        if (!(error instanceof BcError)) throw error
        this.io.err(`${error.message}\n`)
        while (!this.tokens.atEnd && !this.tokens.is('\n')) this.tokens.at += 1
      }
    }
    return true
  }

  /** `-l`: its functions, and twenty digits. */
  loadLibrary(): void {
    this.run(LIBRARY, true)
    this.machine.scale = 20
  }
}

export const bc = slurpTool({
  options: 'hilqsvw',
  long: { mathlib: 'l', quiet: 'q', interactive: 'i', standard: 's', warn: 'w' },
  usage: '[options] [file ...]',
  version: 'bc 1.07.1',
  files: (args) => [...args.operands, '-'],
  run(args, io, files) {
    const machine = new Bc(io)
    if (args.has('l')) machine.loadLibrary()
    for (const { text } of files) if (!machine.run(text)) break
    return 0
  },
})
