import { Errno } from '@/lib/userland/kernel/errno'
import type { Dialect } from '@/lib/userland/kernel/machine'
import type { Process } from '@/lib/userland/kernel/process'
import { ToolExit } from '@/lib/userland/tools/options'

/** What a tool says, gathered until its step ends. Made anew for each step; it is no part of a state. */
export class Io {
  private parts: string[] = []
  /** UTF-16 units written in this step. */
  written = 0

  constructor(
    readonly process: Process,
    readonly name: string,
  ) {}

  get dialect(): Dialect {
    return this.process.dialect
  }

  get isBusybox(): boolean {
    return this.process.dialect === 'busybox'
  }

  out(text: string): void {
    if (text === '') return
    this.parts.push(text)
    this.written += text.length
    if (this.parts.length > 4096) this.flush()
  }

  flush(): void {
    if (this.parts.length === 0) return
    const text = this.parts.join('')
    this.parts = []
    this.process.write(1, text)
  }

  /** Standard error, in its place after what was written before. */
  err(text: string): void {
    this.flush()
    this.process.write(2, text)
  }

  /** `name: message` on standard error. */
  warn(message: string): void {
    this.err(`${this.name}: ${message}\n`)
  }

  /** Ends the tool with `name: message`. */
  fail(message: string, code = 1): never {
    throw new ToolExit(code, `${this.name}: ${message}\n`)
  }

  /** As coreutils quote a word in a message: ‘x’ in a UTF-8 locale, else 'x'. */
  quote(text: string): string {
    const { LC_ALL, LC_CTYPE, LANG } = this.process.env
    return /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || '') && !this.isBusybox ? `‘${text}’` : `'${text}'`
  }

  /** A file's text, whole. @throws Errno */
  readFile(path: string): string {
    const { process } = this
    const fd = process.open(path, { read: true })
    const parts: string[] = []
    try {
      for (let text = process.read(fd); text; text = process.read(fd)) parts.push(text)
    } finally {
      process.close(fd)
    }
    return parts.join('')
  }

  /** Replaces a file's text. @throws Errno */
  writeFile(path: string, text: string, append = false): void {
    const fd = this.process.open(path, { write: true, create: true, truncate: !append, append })
    this.process.write(fd, text)
    this.process.close(fd)
  }
}

/** As coreutils name a file in a message: quoted when a shell would need it. */
export function fileName(name: string): string {
  if (name !== '' && !/[^\w%+,./:@^~\-\u0080-\uffff]/.test(name) && !name.startsWith('~')) return name
  return name.includes("'")
    ? /["$`\\!]/.test(name)
      ? `'${name.replaceAll("'", "'\\''")}'`
      : `"${name}"`
    : `'${name}'`
}

/** The system's words for what went wrong; anything but an Errno is thrown on. */
export function reason(error: unknown): string {
  if (error instanceof Errno) return error.message
  throw error
}
