/**
 * A small SQL: databases, tables, rows. Every value is a text.
 * Mirrors: what CREATE, DROP, INSERT, SELECT, UPDATE, DELETE, SHOW and USE do in their plainest form.
 * Differs: no joins, groups, expressions, keys, types that refuse a value, or transactions.
 */
import { END } from '@/lib/cluster/kubelet/images/databases/sql/cursor'
import { type Cell, type Result, SqlError, type Table } from '@/lib/cluster/kubelet/images/databases/sql/data'
import { done } from '@/lib/cluster/kubelet/images/databases/sql/rows'
import { Selection } from '@/lib/cluster/kubelet/images/databases/sql/selection'

export class Statement extends Selection {
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
  protected password(): void {
    const words = this.tokens.map(({ text }) => text)
    const upper = words.map((word) => word.toUpperCase())
    const at = Math.max(upper.indexOf('BY'), upper.indexOf('PASSWORD'))
    const user = words[Math.max(upper.indexOf('USER'), upper.indexOf('ROLE')) + 1]?.split('@')[0]
    if (user) this.data.users[user] = at >= 0 ? (words[at + 1] ?? '') : (this.data.users[user] ?? '')
  }

  protected create(): Result {
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

  protected columns(): Table['columns'] {
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

  protected drop(): Result {
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

  protected show(): Result {
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

  protected describe(): Result {
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
