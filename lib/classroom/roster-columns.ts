export type RosterColumn = 'email' | 'name' | 'externalId' | 'role' | 'extraTimePercent'

/** What a head of a column may be called, as `wordOf` writes it: ours, and what other systems export. */
const COLUMN_WORDS: Record<RosterColumn, string[]> = {
  email: [
    'email',
    'emailaddress',
    'mail',
    'mailaddress',
    'メール',
    'メールアドレス',
    'eメール',
    '電子メール',
  ],
  name: ['name', 'fullname', '氏名', '名前', 'お名前'],
  externalId: ['studentnumber', 'studentid', 'externalid', 'idnumber', 'id', '学籍番号', '学生番号', '番号'],
  role: ['role', '役割', 'ロール'],
  extraTimePercent: ['extratime', 'extratimepercent', '延長時間', '追加時間', '時間延長'],
}

export const ROLE_WORDS = new Map<string, 'INSTRUCTOR' | 'LEARNER'>([
  ...['instructor', 'teacher', '講師', '教員', '教師', '先生'].map((word) => [word, 'INSTRUCTOR'] as const),
  ...['learner', 'student', '受講者', '受講生', '学生', '生徒'].map((word) => [word, 'LEARNER'] as const),
])

const columns = new Map(
  Object.entries(COLUMN_WORDS).flatMap(([column, words]) =>
    words.map((word) => [word, column as RosterColumn] as const),
  ),
)

/** A word whatever its case, width, spaces and signs: "E-mail", "ｅｍａｉｌ" and "Extra time (%)" are told from nothing else. */
export function wordOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-%().:*]/g, '')
}

export function columnOf(head: string): RosterColumn | undefined {
  return columns.get(wordOf(head))
}

/** What parts the cells of the first line that says something: a comma where nothing else is more frequent. */
export function delimiterOf(text: string): ',' | ';' | '\t' {
  const head = text.split(/\r\n|\r|\n/).find((line) => line.trim() !== '') ?? ''
  const bare = head.replace(/"[^"]*"/g, '')
  const [best] = ([',', ';', '\t'] as const)
    .map((delimiter) => ({ delimiter, count: bare.split(delimiter).length }))
    .sort((a, b) => b.count - a.count)
  return best?.delimiter ?? ','
}

/** The line with the quote that is never closed. */
export function openQuoteLine(text: string): number {
  let line = 1
  let open: number | undefined
  for (const [sign] of text.matchAll(/"|\r\n|\r|\n/g)) {
    if (sign !== '"') line++
    else open = open === undefined ? line : undefined
  }
  return open ?? line
}
