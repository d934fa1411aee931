import { describe, expect, it } from 'vitest'
import type { ContentFiles } from '../content'
import { checkContent } from '../gate'
import { contentFixture } from '../gate-fixture'
import { scaffold } from '../scaffold/scaffold'

/** A family and a drill without a mark left. */
function skills(): ContentFiles {
  const files = { ...scaffold('question', 'asked'), ...scaffold('drill', 'done') }
  const finished = Object.entries(files).map(([file, text]) => [file, text.replaceAll('TODO', 'x')])
  return { ...contentFixture(), ...Object.fromEntries(finished) }
}

/** The problems after one text was changed, as `rule: message`. */
function problemsAfter(file: string, from: string, to: string): string[] {
  const files = skills()
  const before = files[file] ?? ''
  if (!before.includes(from)) throw new Error(`no ${from} in ${file}`)
  return checkContent({ ...files, [file]: before.replace(from, to) }).map((p) => `${p.rule}: ${p.message}`)
}

const question = (name: string) => `questions/asked/${name}`
const drill = (name: string) => `drills/done/${name}`

describe('texts of questions and drills', () => {
  it('pass when both languages agree', () => expect(checkContent(skills())).toEqual([]))

  const cases: [what: string, file: string, from: string, to: string, problem: RegExp][] = [
    ['a misspelt part', question('en.yaml'), 'messages:', 'mesages:', /mesages/],
    ['broken YAML', question('ja.yaml'), 'title: x', 'title: [x', /^yaml: /],
    ['a text that YAML takes for a tag', question('ja.yaml'), 'title: x', 'title: != x', /^yaml: .*!=/],
    [
      'a message in one language',
      question('ja.yaml'),
      '  unit: 行\n',
      '',
      /^same-messages: messages.unit is/,
    ],
    ['a message too many', question('ja.yaml'), '  unit:', '  more: 行\n  unit:', /messages.more is not in/],
    ['another parameter', question('ja.yaml'), '{count}', '{number}', /messages.observed has \{number\}/],
    [
      'a belief by another name',
      question('ja.yaml'),
      'selector-ignored',
      'ignored',
      /misconceptions.ignored/,
    ],
    ['Japanese style', question('ja.yaml'), 'コマンドは', 'コマンド は', /^ja-spacing: messages.prompt: /],
    ['an open end', question('ja.yaml'), 'オブジェクトだけです。', 'オブジェクトだけ', /^ja-ending: /],
    [
      'a spelling to avoid',
      question('en.yaml'),
      'Applied before',
      'On the servor',
      /messages.applied: "servor"/,
    ],
    ['an unknown field of a drill', drill('drill.yaml'), 'minutes', 'minute', /^drill: .*minute/s],
    ['a check without a text', drill('ja.md'), '  settings:', '  others:', /^drill: .*others/],
    ['Japanese style in a task', drill('ja.md'), 'という項目', ' という項目', /^ja-spacing: /],
    ['code in one language', drill('en.md'), '---\nx:', '---\n```\na\n```\nx:', /^same-code: /],
    ['a spelling to avoid in a task', drill('ja.md'), '---\nx', '---\nサーバで、x', /^spelling: "サーバ"/],
  ]
  it.each(cases)('object to %s', (_what, file, from, to, problem) => {
    const problems = problemsAfter(file, from, to)
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.join('\n')).toMatch(problem)
  })
})
