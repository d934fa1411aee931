import { type Data, SqlError } from '@/lib/cluster/kubelet/images/databases/sql/data'
import type { Session } from '@/lib/cluster/kubelet/images/databases/sql/session'
import type { Token } from '@/lib/cluster/kubelet/images/databases/sql/tokens'

export const END: Token = { kind: 'mark', text: '' }

/** The words of a statement, read one after the other. */
export class Cursor {
  protected at = 0

  constructor(
    protected readonly tokens: readonly Token[],
    protected readonly data: Data,
    protected readonly session: Session,
  ) {}

  protected get token(): Token {
    return this.tokens[this.at] ?? END
  }

  protected is(...words: string[]): boolean {
    return words.every((word, index) => {
      const token = this.tokens[this.at + index]
      return token !== undefined && token.kind !== 'text' && token.text.toUpperCase() === word
    })
  }

  protected takes(...words: string[]): boolean {
    if (!this.is(...words)) return false
    this.at += words.length
    return true
  }

  protected wrong(): never {
    const near = this.tokens.slice(this.at).map(({ kind, text }) => (kind === 'text' ? `'${text}'` : text))
    throw new SqlError({ kind: 'syntax', near: near.join(' ') })
  }

  protected expect(...words: string[]): void {
    if (!this.takes(...words)) this.wrong()
  }

  protected name(): string {
    const { kind, text } = this.token
    if (kind !== 'word' && kind !== 'text') this.wrong()
    this.at += 1
    return text
  }

  protected word(): string {
    const { text } = this.token
    this.at += 1
    return text
  }

  protected list<T>(one: () => T): T[] {
    const found = [one()]
    while (this.takes(',')) found.push(one())
    return found
  }
}
