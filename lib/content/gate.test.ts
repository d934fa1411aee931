/** A gate that cannot fail is a defect: every rule is shown to pass and to fail. */
import { describe, expect, it } from 'vitest'
import { checkMermaid } from './check-mermaid'
import type { ContentFiles } from './content'
import { checkContent } from './gate'
import { contentFixture } from './gate-fixture'
import { parseContent } from './parse-content'

const yaml = 'concepts/first/concept.yaml'
const en = 'concepts/first/en.md'
const ja = 'concepts/first/ja.md'

/** The rules that object after `change` was made to the fixture. */
function rulesAfter(change: (files: ContentFiles) => void): string[] {
  const files = contentFixture()
  change(files)
  return [...new Set(checkContent(files).map((p) => p.rule))].sort()
}

const edit = (file: string, from: string | RegExp, to: string) => (files: ContentFiles) => {
  const before = files[file] ?? ''
  const after = before.replace(from, to)
  if (after === before) throw new Error(`fixture has no ${from} in ${file}`)
  files[file] = after
}
const append = (file: string, text: string) => (files: ContentFiles) => {
  files[file] += text
}
const remove = (file: string) => (files: ContentFiles) => {
  delete files[file]
}

describe('gate', () => {
  it('accepts the fixture', () => {
    expect(checkContent(contentFixture())).toEqual([])
  })

  const cases: [rule: string, what: string, change: (files: ContentFiles) => void][] = [
    ['schema', 'a misspelt key', edit(yaml, 'tags:', 'tag:')],
    ['schema', 'a text in one language only', edit(yaml, ', ja: 要約です。', '')],
    ['schema', 'a diagram without alternative text', edit(yaml, /alt:.*\n/, '\n')],
    ['schema', 'too few key points', edit(yaml, /- \{ en: Three.*\n/, '\n')],
    ['yaml', 'broken YAML', edit(yaml, 'tags: [tag]', 'tags: [tag')],
    ['id', 'an id that differs from its folder', edit(yaml, 'id: first', 'id: other')],
    ['competency', 'an unknown competency', edit(yaml, 'competency: things', 'competency: stuff')],
    ['listed', 'a page outside of the curriculum', edit('curriculum.yaml', 'first, second', 'first')],
    ['competency', 'a further competency that is unknown', append(yaml, 'alsoFor: [stuff]\n')],
    [
      'competency-served',
      'a competency without concepts',
      edit(
        'curriculum.yaml',
        'competencies:',
        'competencies:\n      - { id: others, title: { en: O, ja: 他 } }',
      ),
    ],
    ['fence-marks', 'a word that means nothing', edit(en, '```console', '```console loudly')],
    ['fence-marks', 'a reason that is none', edit(en, '```console', '```console unrun=lazy')],
    ['fence-marks', 'a refusal without its message', append(en, '\n```yaml rejected\na: b\n```\n')],
    ['same-code', 'other marks', edit(ja, '```console', '```console as-typed')],
    ['unique', 'a concept listed twice', edit('curriculum.yaml', 'third]', 'third, first]')],
    ['weights', 'weights that do not add up', edit('curriculum.yaml', 'weight: 100', 'weight: 90')],
    ['prerequisite', 'an unknown prerequisite', edit(yaml, 'prerequisites: []', 'prerequisites: [nothing]')],
    ['prerequisite-order', 'a cycle', edit(yaml, 'prerequisites: []', 'prerequisites: [second]')],
    [
      'prerequisite-order',
      'a page that needs itself',
      edit(yaml, 'prerequisites: []', 'prerequisites: [first]'),
    ],
    ['present', 'a missing language', remove(ja)],
    ['diagram-file', 'a missing drawing', remove('concepts/first/diagrams/picture.mmd')],
    [
      'diagram-file',
      'a drawing nobody names',
      (f) => (f['concepts/first/diagrams/x.mmd'] = 'flowchart LR\n A'),
    ],
    ['diagram-once', 'a drawing not placed', edit(ja, '::diagram{picture}', '')],
    ['diagram-once', 'a drawing placed twice', append(en, '\n::diagram{picture}\n')],
    ['diagram-known', 'a place without drawing', append(en, '\n::diagram{ghost}\n')],
    ['ascii', 'a fallback that is not ASCII', edit(yaml, 'A --> B', 'A → B')],
    ['ascii', 'a fallback that is too wide', edit(yaml, 'A --> B', `A ${'-'.repeat(80)}> B`)],
    ['same-headings', 'another outline', append(ja, '\n### もう1つ\n')],
    ['heading-level', 'a skipped level', edit(en, '## Head', '#### Head')],
    ['heading-level', 'a title in the page', edit(en, '## Head', '# Head')],
    ['same-code', 'a block that differs', edit(ja, 'get pods', 'get pod')],
    ['same-code', 'a block too many', append(ja, '\n```yaml\na: b\n```\n')],
    ['fence', 'a block that is never closed', append(en, '\n```yaml\na: b\n')],
    ['fence-language', 'a block of unknown language', edit(en, '```console', '```sh')],
    ['console', 'a block without a command', edit(en, '$ kubectl get pods\n', '')],
    ['length', 'a page too short', edit(en, /(word )+/, 'word '.repeat(398))],
    ['length', 'a page too long', edit(en, /(word )+/, 'word '.repeat(1201))],
    ['length', 'a Japanese page too short', edit(ja, /(これはPodについての文です。)+/, '短いです。')],
    ['reference', 'a reference over http', edit(yaml, 'https://kubernetes.io', 'http://kubernetes.io')],
    ['reference', 'a reference elsewhere', edit(yaml, 'https://kubernetes.io', 'https://example.com')],
    ['link', 'a link to no page', append(en, '\n[ghost](./ghost)\n')],
    ['link', 'a link to another site', append(en, '\n[other](https://example.com/)\n')],
    ['placeholder', 'something unfinished', append(en, '\nTODO: finish\n')],
    ['placeholder', 'something unfinished in Japanese', append(ja, '\nここは要確認です。\n')],
    ['spelling', 'a forbidden spelling', append(ja, '\nサーバの話です。\n')],
    ['spelling', 'a forbidden English spelling', append(en, '\nThe servor.\n')],
    [
      'glossary-concept',
      'a term of no page',
      edit('glossary/server.yaml', 'concept: first', 'concept: ghost'),
    ],
    ['ja-spacing', 'a space between scripts', append(ja, '\nこれは Podです。\n')],
    ['plain-text', 'markup where it is printed as it is', edit(yaml, 'A summary.', 'A `summary`.')],
    ['short-text', 'a summary too long', edit(yaml, 'A summary.', 'Long '.repeat(60))],
    ['ja-emphasis', 'bold that Markdown does not see', append(ja, '\n**`a`**は太字です。\n')],
    ['ja-ending', 'a plain ending', append(ja, '\nこれはPodである。\n')],
    [
      'ja-ending',
      'a polite text that falls out of style in metadata',
      edit(yaml, '1つ目です。', '1つ目だ。'),
    ],
  ]
  for (const [rule, what, change] of cases) {
    it(`${rule}: ${what}`, () => expect(rulesAfter(change)).toContain(rule))
  }

  it('takes the right spelling for what it is', () => {
    expect(rulesAfter(append(ja, '\nサーバーの話です。\n'))).toEqual([])
  })

  it('does not look for spellings in code', () => {
    expect(rulesAfter(append(ja, '\n`サーバ`という文字列です。\n'))).toEqual([])
  })

  it('takes links to pages that are still to be written for plain text', () => {
    const files = contentFixture()
    edit('curriculum.yaml', 'third]', 'third, later]')(files)
    append(en, '\nSee [what comes](./later#there) and [second](./second).\n')(files)
    edit(yaml, 'prerequisites: []', 'prerequisites: [later]')(files)
    edit('glossary/server.yaml', 'concept: first', 'concept: later')(files)
    expect(checkContent(files)).toEqual([])
    const { concepts, glossary } = parseContent(files)
    expect(concepts[0]?.texts.en.body).toContain('See what comes and [second](./second).')
    expect(concepts[0]?.prerequisites).toEqual([])
    expect(glossary[0]?.concept).toBeUndefined()
  })

  it('accepts a link to a page of the curriculum', () => {
    expect(rulesAfter(append(en, '\n[second](./second)\n'))).toEqual([])
  })
})

describe('checkMermaid', () => {
  it('accepts the kinds of diagram that pages use, labels in Japanese included', async () => {
    const files = {
      'a.mmd': 'flowchart LR\n  A[利用者] -->|書く| B[(etcd)]\n',
      'b.mmd': 'stateDiagram-v2\n  [*] --> Running: 作る\n',
      'c.mmd': 'sequenceDiagram\n  A->>B: hello\n',
    }
    expect(await checkMermaid(files)).toEqual([])
  })

  it('names the file that does not parse', async () => {
    const files = { 'bad.mmd': 'flowchart LR\n  A[open --> B\n', 'none.mmd': 'just words\n' }
    const problems = await checkMermaid(files)
    expect(problems.map((p) => [p.file, p.rule])).toEqual([
      ['bad.mmd', 'mermaid'],
      ['none.mmd', 'mermaid'],
    ])
  })
})
