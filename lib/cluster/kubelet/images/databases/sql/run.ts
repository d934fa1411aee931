/**
 * A small SQL: databases, tables, rows. Every value is a text.
 * Mirrors: what CREATE, DROP, INSERT, SELECT, UPDATE, DELETE, SHOW and USE do in their plainest form.
 * Differs: no joins, groups, expressions, keys, types that refuse a value, or transactions.
 */
import {
  type Cell,
  type Data,
  type Result,
  SqlError,
  type Table,
} from '@/lib/cluster/kubelet/images/databases/sql/data'
import type { Token } from '@/lib/cluster/kubelet/images/databases/sql/tokens'

/** What a server is asked beside its data. */
export interface Session {
  /** The database in use; '' none. */
  database: string
  user: string
  version: string
  hostname: string
  now: string
}

const END: Token = { kind: 'mark', text: '' }

const done = (tag: string, affected = 0): Result => ({ kind: 'done', tag, affected })

export class Statement {
  private at = 0

  constructor(
    private readonly tokens: readonly Token[],
    private readonly data: Data,
    private readonly session: Session,
  ) {}

  private get token(): Token {
    return this.tokens[this.at] ?? END
  }

  private is(...words: string[]): boolean {
    return words.every((word, index) => {
      const token = this.tokens[this.at + index]
      return token !== undefined && token.kind !== 'text' && token.text.toUpperCase() === word
    })
  }

  private takes(...words: string[]): boolean {
    if (!this.is(...words)) return false
    this.at += words.length
    return true
  }

  private wrong(): never {
    const near = this.tokens.slice(this.at).map(({ kind, text }) => (kind === 'text' ? `'${text}'` : text))
    throw new SqlError({ kind: 'syntax', near: near.join(' ') })
  }

  private expect(...words: string[]): void {
    if (!this.takes(...words)) this.wrong()
  }

  private name(): string {
    const { kind, text } = this.token
    if (kind !== 'word' && kind !== 'text') this.wrong()
    this.at += 1
    return text
  }

  private database(name = this.session.database): Record<string, Table> {
    if (name === '') throw new SqlError({ kind: 'none-selected' })
    const found = Object.hasOwn(this.data.databases, name) ? this.data.databases[name] : undefined
    if (!found) throw new SqlError({ kind: 'no-database', name })
    return found
  }

  /** `db.table` or `table`. */
  private place(): { tables: Record<string, Table>; name: string; full: string } {
    const parts = this.name().split('.')
    const name = parts.at(-1) ?? ''
    const database = parts.length > 1 && parts[0] !== 'public' ? parts[0] : this.session.database
    return { tables: this.database(database), name, full: `${database}.${name}` }
  }

  private table(): Table {
    const { tables, name, full } = this.place()
    const found = Object.hasOwn(tables, name) ? tables[name] : undefined
    if (!found) throw new SqlError({ kind: 'no-table', name: full })
    return found
  }

  private column({ columns }: Table, name: string): number {
    const plain = name.split('.').at(-1) ?? ''
    const index = columns.findIndex((one) => one.name.toLowerCase() === plain.toLowerCase())
    if (index < 0) throw new SqlError({ kind: 'no-column', name: plain })
    return index
  }

  private value(): Cell {
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

  private word(): string {
    const { text } = this.token
    this.at += 1
    return text
  }

  private known(word: string): string | undefined {
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

  private list<T>(one: () => T): T[] {
    const found = [one()]
    while (this.takes(',')) found.push(one())
    return found
  }

  run(): Result {
    if (this.takes('CREATE')) return this.create()
    if (this.takes('DROP')) return this.drop()
    if (this.takes('INSERT', 'INTO')) return this.insert()
    if (this.takes('SELECT')) return this.select()
    if (this.takes('UPDATE')) return this.update()
    if (this.takes('DELETE', 'FROM')) return this.remove()
    if (this.takes('TRUNCATE')) {
      this.takes('TABLE')
      this.table().rows.length = 0
      return done('TRUNCATE TABLE')
    }
    if (this.takes('SHOW')) return this.show()
    if (this.takes('DESCRIBE') || this.takes('DESC') || this.takes('EXPLAIN')) return this.describe()
    if (this.takes('USE')) {
      const name = this.name()
      this.database(name)
      this.session.database = name
      return done('USE')
    }
    const quiet = 'GRANT REVOKE FLUSH SET BEGIN START COMMIT ROLLBACK ALTER ANALYZE VACUUM LOCK UNLOCK'.split(
      ' ',
    )
    const word = this.token.text.toUpperCase()
    if (!quiet.includes(word) || this.token.kind !== 'word') this.wrong()
    if (word === 'ALTER') this.password()
    return done(word === 'ALTER' ? 'ALTER ROLE' : word)
  }

  /** `… USER x IDENTIFIED BY 'y'`, `… USER x PASSWORD 'y'` */
  private password(): void {
    const words = this.tokens.map(({ text }) => text)
    const upper = words.map((word) => word.toUpperCase())
    const at = Math.max(upper.indexOf('BY'), upper.indexOf('PASSWORD'))
    const user = words[Math.max(upper.indexOf('USER'), upper.indexOf('ROLE')) + 1]?.split('@')[0]
    if (user) this.data.users[user] = at >= 0 ? (words[at + 1] ?? '') : (this.data.users[user] ?? '')
  }

  private create(): Result {
    if (this.is('USER') || this.is('ROLE')) {
      this.password()
      return done('CREATE ROLE')
    }
    if (this.takes('DATABASE') || this.takes('SCHEMA')) {
      const quiet = this.takes('IF', 'NOT', 'EXISTS')
      const name = this.name()
      const exists = Object.hasOwn(this.data.databases, name)
      if (exists && !quiet) throw new SqlError({ kind: 'database-exists', name })
      if (!exists) this.data.databases[name] = {}
      return done('CREATE DATABASE', 1)
    }
    this.expect('TABLE')
    const quiet = this.takes('IF', 'NOT', 'EXISTS')
    const { tables, name } = this.place()
    this.expect('(')
    const columns = this.columns()
    if (Object.hasOwn(tables, name)) {
      if (quiet) return done('CREATE TABLE')
      throw new SqlError({ kind: 'table-exists', name })
    }
    tables[name] = { columns, rows: [] }
    return done('CREATE TABLE')
  }

  private columns(): Table['columns'] {
    const found: Table['columns'] = []
    for (let depth = 1; depth > 0; ) {
      const words: string[] = []
      while (this.token !== END && !(depth === 1 && (this.is(',') || this.is(')')))) {
        if (this.is('(')) depth += 1
        if (this.is(')')) depth -= 1
        words.push(this.word())
      }
      if (this.token === END) this.wrong()
      const [name = '', type = ''] = words
      const upper = words.map((word) => word.toUpperCase())
      const isKey = ['PRIMARY', 'KEY', 'UNIQUE', 'INDEX', 'FOREIGN', 'CONSTRAINT', 'CHECK'].includes(
        upper[0] ?? '',
      )
      const counts = upper.some(
        (word) => word === 'AUTO_INCREMENT' || word.endsWith('SERIAL') || word === 'IDENTITY',
      )
      const size = words[2] === '(' ? `(${words[3] ?? ''})` : ''
      if (!isKey && name !== '')
        found.push({ name, type: `${type.toLowerCase()}${size}`, ...(counts && { counts }) })
      if (!this.takes(',')) {
        this.expect(')')
        depth = 0
      }
    }
    return found
  }

  private drop(): Result {
    const what = this.name().toUpperCase()
    const quiet = this.takes('IF', 'EXISTS')
    if (what === 'TABLE') {
      const { tables, name, full } = this.place()
      if (!Object.hasOwn(tables, name) && !quiet) throw new SqlError({ kind: 'no-table', name: full })
      delete tables[name]
      return done('DROP TABLE')
    }
    if (what !== 'DATABASE' && what !== 'SCHEMA') return done(`DROP ${what}`)
    const name = this.name()
    if (!quiet) this.database(name)
    delete this.data.databases[name]
    if (this.session.database === name) this.session.database = ''
    return done('DROP DATABASE')
  }

  private insert(): Result {
    const table = this.table()
    const { columns, rows } = table
    let into = columns.map((_, index) => index)
    if (this.takes('(')) {
      into = this.list(() => this.column(table, this.name()))
      this.expect(')')
    }
    if (!this.takes('VALUES')) this.expect('VALUE')
    const added = this.list(() => {
      this.expect('(')
      const values = this.list(() => this.value())
      this.expect(')')
      if (values.length !== into.length) throw new SqlError({ kind: 'count' })
      const row: Cell[] = columns.map(() => null)
      for (const [index, column] of into.entries()) row[column] = values[index] ?? null
      return row
    })
    for (const row of added) {
      for (const [index, { counts }] of columns.entries())
        if (counts && row[index] === null)
          row[index] = String(Math.max(0, ...rows.map((one) => Number(one[index]))) + 1)
      rows.push(row)
    }
    return done('INSERT', added.length)
  }

  /** Which rows are meant. */
  private where(table: Table): (row: readonly Cell[]) => boolean {
    if (!this.takes('WHERE')) return () => true
    const tests = [this.test(table)]
    const joins: boolean[] = []
    while (this.is('AND') || this.is('OR')) {
      joins.push(this.takes('AND') || !this.takes('OR'))
      tests.push(this.test(table))
    }
    return (row) =>
      tests
        .slice(1)
        .reduce(
          (so, test, index) => (joins[index] ? so && test(row) : so || test(row)),
          tests[0]?.(row) ?? true,
        )
  }

  private test(table: Table): (row: readonly Cell[]) => boolean {
    const index = this.column(table, this.name())
    if (this.takes('IS')) {
      const not = this.takes('NOT')
      this.expect('NULL')
      return (row) => (row[index] === null) !== not
    }
    const operator = this.word().toUpperCase()
    const value = this.value() ?? ''
    const compare = (cell: Cell) => {
      const [a, b] = [Number(cell), Number(value)]
      if (!Number.isNaN(a) && !Number.isNaN(b)) return a - b
      return (cell ?? '') < value ? -1 : (cell ?? '') > value ? 1 : 0
    }
    const tests: Record<string, (order: number, cell: Cell) => boolean> = {
      '=': (order) => order === 0,
      '!=': (order) => order !== 0,
      '<>': (order) => order !== 0,
      '<': (order) => order < 0,
      '>': (order) => order > 0,
      '<=': (order) => order <= 0,
      '>=': (order) => order >= 0,
      LIKE: (_, cell) => (cell ?? '').includes(value.replaceAll('%', '')),
    }
    const test = Object.hasOwn(tests, operator) ? tests[operator] : undefined
    if (!test) this.wrong()
    return (row) => row[index] !== null && test(compare(row[index] ?? null), row[index] ?? null)
  }

  private update(): Result {
    const table = this.table()
    this.expect('SET')
    const changes = this.list(() => {
      const index = this.column(table, this.name())
      this.expect('=')
      return [index, this.value()] as const
    })
    const wanted = table.rows.filter(this.where(table))
    for (const row of wanted) for (const [index, value] of changes) row[index] = value
    return done('UPDATE', wanted.length)
  }

  private remove(): Result {
    const table = this.table()
    const test = this.where(table)
    const before = table.rows.length
    table.rows = table.rows.filter((row) => !test(row))
    return done('DELETE', before - table.rows.length)
  }

  /** What is chosen: `*`, a column, `count(*)`, a value; with the name that it is shown under. */
  private choice(): { title: string; word: string; counts?: true; value?: Cell } {
    const from = this.at
    const { kind, text } = this.token
    if (this.takes('*')) return { title: '*', word: '*' }
    if (this.takes('COUNT', '(')) {
      while (this.token !== END && !this.takes(')')) this.at += 1
      return this.titled({ title: 'count(*)', word: '', counts: true })
    }
    if (
      kind === 'word' &&
      this.tokens[this.at + 1]?.text !== '(' &&
      this.known(text.toUpperCase()) === undefined
    ) {
      this.at += 1
      return this.titled({ title: text.split('.').at(-1) ?? '', word: text })
    }
    const value = this.value()
    const title = this.tokens
      .slice(from, this.at)
      .map((one) => one.text)
      .join('')
    return this.titled({ title, word: '', value })
  }

  private titled<T extends { title: string }>(choice: T): T {
    return this.takes('AS') ? { ...choice, title: this.name() } : choice
  }

  private select(): Result {
    const choices = this.list(() => this.choice())
    if (!this.takes('FROM')) {
      if (this.token !== END) this.wrong()
      const unknown = choices.find(({ value }) => value === undefined)
      if (unknown) throw new SqlError({ kind: 'no-column', name: unknown.word })
      return {
        kind: 'rows',
        columns: choices.map(({ title }) => title),
        rows: [choices.map(({ value = null }) => value)],
      }
    }
    const table = this.table()
    let rows = table.rows.filter(this.where(table))
    if (this.takes('ORDER', 'BY')) {
      const index = this.column(table, this.name())
      const sign = this.takes('DESC') ? -1 : 1
      this.takes('ASC')
      const order = (a: Cell, b: Cell) => Number(a) - Number(b) || ((a ?? '') < (b ?? '') ? -1 : 1)
      rows = [...rows].sort((a, b) => sign * order(a[index] ?? null, b[index] ?? null))
    }
    if (this.takes('LIMIT')) rows = rows.slice(0, Number(this.value()))
    if (this.token !== END) this.wrong()
    return this.chosen(table, choices, rows)
  }

  private chosen(table: Table, choices: ReturnType<Statement['choice']>[], rows: Cell[][]): Result {
    if (choices.some(({ counts }) => counts)) {
      const cells = choices.map(({ counts, value = null }) => (counts ? String(rows.length) : value))
      return { kind: 'rows', columns: choices.map(({ title }) => title), rows: [cells] }
    }
    const picks = choices.flatMap((choice) =>
      choice.word === '*'
        ? table.columns.map(({ name }, index) => ({ title: name, cell: (row: Cell[]) => row[index] ?? null }))
        : [this.pick(table, choice)],
    )
    return {
      kind: 'rows',
      columns: picks.map(({ title }) => title),
      rows: rows.map((row) => picks.map(({ cell }) => cell(row))),
    }
  }

  private pick(table: Table, { title, word, value }: ReturnType<Statement['choice']>) {
    if (value !== undefined) return { title, cell: () => value }
    const index = this.column(table, word)
    return { title, cell: (row: Cell[]) => row[index] ?? null }
  }

  private show(): Result {
    const rows = (title: string, names: string[]): Result => ({
      kind: 'rows',
      columns: [title],
      rows: [...names].sort().map((name) => [name]),
    })
    if (this.takes('DATABASES')) return rows('Database', Object.keys(this.data.databases))
    if (this.takes('TABLES')) {
      const name = this.takes('FROM') || this.takes('IN') ? this.name() : this.session.database
      return rows(`Tables_in_${name}`, Object.keys(this.database(name)))
    }
    if (this.is('VARIABLES') || this.is('STATUS') || this.is('GRANTS') || this.is('PROCESSLIST'))
      return { kind: 'rows', columns: ['Variable_name', 'Value'], rows: [] }
    this.wrong()
  }

  private describe(): Result {
    const { columns } = this.table()
    const rows = columns.map(({ name, type, counts }): Cell[] => [
      name,
      type,
      counts ? 'NO' : 'YES',
      counts ? 'PRI' : '',
      null,
      counts ? 'auto_increment' : '',
    ])
    return { kind: 'rows', columns: ['Field', 'Type', 'Null', 'Key', 'Default', 'Extra'], rows }
  }
}
