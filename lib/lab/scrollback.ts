/** Characters that are kept of each terminal. */
const MOST = 100_000

/** What stood on terminals: lines typed behind their prompts, and what was printed. */
export class Scrollback {
  private readonly texts = new Map<number, string>()

  clear(): void {
    this.texts.clear()
  }

  add(tty: number, text: string): void {
    if (text === '') return
    const all = (this.texts.get(tty) ?? '') + text
    this.texts.set(tty, all.length > MOST ? all.slice(all.indexOf('\n', all.length - MOST) + 1) : all)
  }

  of(tty: number): string {
    return this.texts.get(tty) ?? ''
  }
}
