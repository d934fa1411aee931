import { describe, expect, it } from 'vitest'
import { isIncomplete } from './is-incomplete'
import { cellWidth, commonPrefix, LineEditor, splitKeys } from './line-editor'

function type(editor: LineEditor, data: string) {
  return splitKeys(data).map((key) => editor.key(key))
}

describe('LineEditor', () => {
  it('edits in the middle of a line', () => {
    const editor = new LineEditor()
    type(editor, 'kubectl gt pods\x1b[D\x1b[D\x1b[D\x1b[D\x1b[D\x1b[De')
    expect(editor.view()).toEqual({ prompt: '$ ', text: 'kubectl get pods', cursor: 10 })
    type(editor, '\x01\x0b')
    expect(editor.view().text).toBe('')
    type(editor, 'a b c\x17\x7f形\x7f')
    expect(editor.view().text).toBe('a b')
  })

  it('remembers lines', () => {
    const editor = new LineEditor()
    type(editor, 'first\rsecond\rsecond\rdra')
    type(editor, '\x1b[A\x1b[A')
    expect(editor.view().text).toBe('first')
    type(editor, '\x1b[B\x1b[B')
    expect(editor.view().text).toBe('dra')
  })

  it('searches them', () => {
    const editor = new LineEditor()
    type(editor, 'kubectl get pods\rkubectl get nodes\rls\r')
    type(editor, '\x12get')
    expect(editor.view()).toMatchObject({ prompt: "(reverse-i-search)`get': ", text: 'kubectl get nodes' })
    type(editor, '\x12')
    expect(type(editor, '\r')).toEqual([{ kind: 'run', text: 'kubectl get pods' }])
  })

  it('asks on for a heredoc', () => {
    const editor = new LineEditor()
    expect(type(editor, "cat <<'EOF'\ra: 1\rEOF\r").filter((event) => event.kind !== 'changed')).toEqual([
      { kind: 'continue' },
      { kind: 'continue' },
      { kind: 'run', text: "cat <<'EOF'\na: 1\nEOF" },
    ])
    type(editor, "echo 'x\r")
    expect(editor.view().prompt).toBe('> ')
    expect(type(editor, '\x03')).toEqual([{ kind: 'interrupt' }])
    expect(editor.view()).toEqual({ prompt: '$ ', text: '', cursor: 0 })
  })
})

describe('isIncomplete', () => {
  it.each([
    "echo 'a",
    'echo "a',
    'echo a \\',
    'kubectl get pods |',
    'true &&',
    'cat <<EOF\na',
    'for i in 1 2; do',
    'for i in 1 2',
    'if true; then echo',
    'f() {',
    '( echo a',
  ])('%s goes on', (text) => expect(isIncomplete(text)).toBe(true))

  it.each([
    '',
    'echo done',
    'echo \'a b\' "c"',
    'kubectl get pods | grep do',
    'for i in 1 2; do echo $i; done',
    'if true; then echo a; fi',
    'f() { echo a; }',
    "cat <<'EOF' | kubectl apply -f -\nspec: {a: 'b\nEOF",
    "kubectl get po -o jsonpath='{.items[*].metadata.name}'",
    'echo $(kubectl get pods -o name)',
    "echo it\\'s # don't",
  ])('%s is whole', (text) => expect(isIncomplete(text)).toBe(false))
})

it('counts wide characters', () => {
  expect(cellWidth('形 kata')).toBe(7)
})

it('finds what completions share', () => {
  expect([commonPrefix(['pods', 'poddisruptionbudgets']), commonPrefix([])]).toEqual(['pod', ''])
})
