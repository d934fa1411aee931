import { describe, expect, it } from 'vitest'
import { parseRoster } from './roster-csv'
import { ROSTER_LIMITS, type RosterProblem } from './roster-problem'

const aki = { line: 2, email: 'aki@example.com' }
const lines = (text: string) => parseRoster(text).lines
const problems = (text: string) =>
  parseRoster(text).problems.map(({ key, line, column, params }) => [key, line, column, params])

describe('a roster', () => {
  it.each([
    ['comma', 'email,name\naki@example.com,Aki', { ...aki, name: 'Aki' }],
    ['semicolon', 'E-Mail;Name\nAKI@example.com;Aki', { ...aki, name: 'Aki' }],
    ['tab', 'name\tEmail address\nAki, the first\taki@example.com', { ...aki, name: 'Aki, the first' }],
    ['a mark and Windows’ lines', '\uFEFFmail\r\naki@example.com\r\n', aki],
    ['Japanese', 'メール,氏名,学籍番号\naki@example.com,秋,７', { ...aki, name: '秋', externalId: '7' }],
    ['a comma in the head', '"e-mail"\naki@example.com', aki],
    [
      'all columns',
      'email,role,extra time (%)\naki@example.com,Teacher,25 %',
      { ...aki, role: 'INSTRUCTOR', extraTimePercent: 25 },
    ],
    [
      '役割と時間',
      'メール,役割,延長時間（％）\naki@example.com,受講者,０',
      { ...aki, role: 'LEARNER', extraTimePercent: 0 },
    ],
    ['empty cells', 'email,name,role,extra time\naki@example.com,,,', aki],
    ['wide letters in an address', 'email\nＡＫＩ＠example.com', aki],
    ['a cell less', 'email,name\naki@example.com', aki],
    ['commas behind', 'email,name\naki@example.com,Aki,,', { ...aki, name: 'Aki' }],
  ])('is read: %s', (_, text, line) => {
    expect(parseRoster(text)).toEqual({ lines: [line], problems: [] })
  })

  it('leaves out lines that say nothing, and counts as an editor does', () => {
    const text = '\nemail,name\n\n , \n"b@example.com","two\nlines"\naki@example.com,\n'
    expect(lines(text).map(({ line }) => line)).toEqual([5, 7])
  })

  it.each([
    ['nothing', '', ['empty', 1, 0, {}]],
    ['blank lines', '\n \n', ['empty', 1, 0, {}]],
    ['no head', 'aki@example.com,Aki', ['noHeader', 1, 0, {}]],
    ['no column of addresses', 'name,number\nAki,7', ['noEmailColumn', 1, 0, {}]],
    ['a column twice', 'email,mail\na@example.com,b@example.com', ['columnTwice', 1, 2, { name: 'mail' }]],
    ['an open quote', 'email,name\na@example.com,"A\nb@example.com,B\n', ['quoteOpen', 2, 0, {}]],
    ['a quote within', 'email,name\na@example.com,A "B"', ['quoteWrong', 2, 2, {}]],
    ['a quote that ends early', 'email,name\na@example.com,"A"B', ['quoteWrong', 2, 2, {}]],
  ])('is refused as a whole: %s', (_, text, found) => {
    expect(lines(text)).toEqual([])
    expect(problems(text)).toEqual([found])
  })

  const long = 'x'.repeat(100)
  it.each([
    ['no address', ',Bo,1,,', ['emailMissing', 3, 1, {}]],
    ['not an address', 'bo@,Bo,1,,', ['emailWrong', 3, 1, { value: 'bo@' }]],
    ['twice', 'Aki@Example.com,Bo,1,,', ['emailTwice', 3, 1, { value: 'aki@example.com', first: 2 }]],
    ['an unknown role', 'bo@example.com,Bo,1,boss,', ['roleUnknown', 3, 4, { value: 'boss' }]],
    ['too much time', 'bo@example.com,Bo,1,,301', ['extraTimeWrong', 3, 5, { value: '301', max: 300 }]],
    ['less time', 'bo@example.com,Bo,1,,-5', ['extraTimeWrong', 3, 5, { value: '-5', max: 300 }]],
    ['a part of a percent', 'bo@example.com,Bo,1,,1.5', ['extraTimeWrong', 3, 5, { value: '1.5', max: 300 }]],
    ['a long name', `bo@example.com,${long},1,,`, ['tooLong', 3, 2, { max: 80 }]],
    ['a long number', `bo@example.com,Bo,${long},,`, ['tooLong', 3, 3, { max: 60 }]],
    ['more cells than columns', 'bo@example.com,Bo,1,,,left over', ['tooManyCells', 3, 6, {}]],
  ])('goes on without a line that is wrong: %s', (_, line, found) => {
    const text = `email,name,student number,role,extra time\naki@example.com,,,,\n${line}\ncat@example.com,,,,\n`
    expect(problems(text)).toEqual([found])
    expect(lines(text).map(({ email }) => email)).toEqual(['aki@example.com', 'cat@example.com'])
  })

  it('says all that is wrong with a line', () => {
    expect(problems('email,role,extra time\nx,y,z').map(([key]) => key)).toEqual([
      'emailWrong',
      'roleUnknown',
      'extraTimeWrong',
    ])
  })

  it('only warns of columns that it does not know and of numbers that are there twice', () => {
    const text = 'email,city,id\naki@example.com,Kobe,7\nbo@example.com,Nara,7'
    const severities = (found: RosterProblem[]) => found.map(({ severity }) => severity)
    expect(problems(text)).toEqual([
      ['unknownColumn', 1, 2, { name: 'city' }],
      ['externalIdTwice', 3, 3, { value: '7', first: 2 }],
    ])
    expect(severities(parseRoster(text).problems)).toEqual(['warning', 'warning'])
    expect(lines(text)).toHaveLength(2)
  })

  it('ends at its limit, and says from where', () => {
    const people = Array.from({ length: ROSTER_LIMITS.lines + 2 }, (_, i) => `p${i}@example.com`)
    const { lines, problems } = parseRoster(['email', ...people].join('\n'))
    expect(lines).toHaveLength(ROSTER_LIMITS.lines)
    expect(problems).toMatchObject([{ key: 'tooManyLines', line: ROSTER_LIMITS.lines + 2 }])
  })
})
