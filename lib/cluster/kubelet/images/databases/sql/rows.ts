import { type Cell, type Result, SqlError, type Table } from '@/lib/cluster/kubelet/images/databases/sql/data'
import { Places } from '@/lib/cluster/kubelet/images/databases/sql/places'

export const done = (tag: string, affected = 0): Result => ({ kind: 'done', tag, affected })

/** Statements that change rows. */
export class Rows extends Places {
  protected insert(): Result {
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
  protected where(table: Table): (row: readonly Cell[]) => boolean {
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

  protected test(table: Table): (row: readonly Cell[]) => boolean {
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

  protected update(): Result {
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

  protected remove(): Result {
    const table = this.table()
    const test = this.where(table)
    const before = table.rows.length
    table.rows = table.rows.filter((row) => !test(row))
    return done('DELETE', before - table.rows.length)
  }
}
