import { Cursor, END } from '@/lib/cluster/kubelet/images/databases/sql/cursor'
import { type Cell, SqlError, type Table } from '@/lib/cluster/kubelet/images/databases/sql/data'

/** What names and values in a statement stand for. */
export class Places extends Cursor {
  protected database(name = this.session.database): Record<string, Table> {
    if (name === '') throw new SqlError({ kind: 'none-selected' })
    const found = Object.hasOwn(this.data.databases, name) ? this.data.databases[name] : undefined
    if (!found) throw new SqlError({ kind: 'no-database', name })
    return found
  }

  /** `db.table` or `table`. */
  protected place(): { tables: Record<string, Table>; name: string; full: string } {
    const parts = this.name().split('.')
    const name = parts.at(-1) ?? ''
    const database = parts.length > 1 && parts[0] !== 'public' ? parts[0] : this.session.database
    return { tables: this.database(database), name, full: `${database}.${name}` }
  }

  protected table(): Table {
    const { tables, name, full } = this.place()
    const found = Object.hasOwn(tables, name) ? tables[name] : undefined
    if (!found) throw new SqlError({ kind: 'no-table', name: full })
    return found
  }

  protected column({ columns }: Table, name: string): number {
    const plain = name.split('.').at(-1) ?? ''
    const index = columns.findIndex((one) => one.name.toLowerCase() === plain.toLowerCase())
    if (index < 0) throw new SqlError({ kind: 'no-column', name: plain })
    return index
  }

  protected value(): Cell {
    const { kind, text } = this.token
    this.at += 1
    if (kind === 'text' || kind === 'number') return text
    if (text === '-' && this.token.kind === 'number') return `-${this.word()}`
    const word = text.toUpperCase()
    if (word === 'NULL' || word === 'DEFAULT') return null
    if (word === 'TRUE' || word === 'FALSE') return word === 'TRUE' ? '1' : '0'
    if (this.takes('(')) {
      while (this.token !== END && !this.takes(')')) this.at += 1
    }
    return this.known(word) ?? text
  }

  protected known(word: string): string | undefined {
    const { version, hostname, user, database, now } = this.session
    const values: Record<string, string> = {
      VERSION: version,
      '@@VERSION': version,
      '@@HOSTNAME': hostname,
      USER: `${user}@localhost`,
      CURRENT_USER: user,
      DATABASE: database,
      CURRENT_DATABASE: database,
      NOW: now,
      CURRENT_TIMESTAMP: now,
    }
    return Object.hasOwn(values, word) ? values[word] : undefined
  }
}
