import { END } from '@/lib/cluster/kubelet/images/databases/sql/cursor'
import type { Cell, Result, Table } from '@/lib/cluster/kubelet/images/databases/sql/data'
import { SqlError } from '@/lib/cluster/kubelet/images/databases/sql/data'
import { Rows } from '@/lib/cluster/kubelet/images/databases/sql/rows'

interface Choice {
  title: string
  word: string
  counts?: true
  value?: Cell
}

/** SELECT. */
export class Selection extends Rows {
  /** What is chosen: `*`, a column, `count(*)`, a value; with the name that it is shown under. */
  protected choice(): Choice {
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

  protected titled<T extends { title: string }>(choice: T): T {
    return this.takes('AS') ? { ...choice, title: this.name() } : choice
  }

  protected select(): Result {
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

  protected chosen(table: Table, choices: Choice[], rows: Cell[][]): Result {
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

  protected pick(table: Table, { title, word, value }: Choice) {
    if (value !== undefined) return { title, cell: () => value }
    const index = this.column(table, word)
    return { title, cell: (row: Cell[]) => row[index] ?? null }
  }
}
