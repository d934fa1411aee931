/** Columns of the tables of an Anki collection, schema 11: `!` is the key, `$` a text, everything else a whole number. */
const TABLES = {
  col: [
    'id!',
    'crt',
    'mod',
    'scm',
    'ver',
    'dty',
    'usn',
    'ls',
    'conf$',
    'models$',
    'decks$',
    'dconf$',
    'tags$',
  ],
  notes: ['id!', 'guid$', 'mid', 'mod', 'usn', 'tags$', 'flds$', 'sfld', 'csum', 'flags', 'data$'],
  cards: [
    ...['id!', 'nid', 'did', 'ord', 'mod', 'usn', 'type', 'queue', 'due', 'ivl', 'factor', 'reps', 'lapses'],
    ...['left', 'odue', 'odid', 'flags', 'data$'],
  ],
  revlog: ['id!', 'cid', 'usn', 'ease', 'ivl', 'lastIvl', 'factor', 'time', 'type'],
  graves: ['usn', 'oid', 'type'],
}

/** What Anki looks rows up by. */
const INDICES = {
  notes: ['usn', 'csum'],
  cards: ['usn', 'nid', 'did, queue, due'],
  revlog: ['usn', 'cid'],
}

/** @param {string} column */
function columnSql(column) {
  const name = column.replace(/[!$]$/, '')
  if (column.endsWith('!')) return `${name} integer primary key`
  return `${name} ${column.endsWith('$') ? 'text' : 'integer'} not null`
}

/** Anki names the index of cards that are due `ix_cards_sched`. @param {string} table @param {string} columns */
function indexSql(table, columns) {
  const name = columns.includes(',') ? 'sched' : columns
  return `CREATE INDEX ix_${table}_${name} ON ${table} (${columns});`
}

export const SCHEMA = [
  ...Object.entries(TABLES).map(
    ([name, columns]) => `CREATE TABLE ${name} (${columns.map(columnSql).join(', ')});`,
  ),
  ...Object.entries(INDICES).flatMap(([table, all]) => all.map((columns) => indexSql(table, columns))),
].join('\n')
