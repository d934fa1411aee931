import { describe, expect, it } from 'vitest'
import { parseConsole } from './console-block'
import { parsePage } from './parse-page'

describe('parseConsole', () => {
  it('cuts commands from what they print', () => {
    const text = '$ kubectl get pods\nNo resources found in default namespace.\n$ true\n$ echo a\na\n\n'
    expect(parseConsole(text)).toEqual([
      { command: 'kubectl get pods', output: ['No resources found in default namespace.'] },
      { command: 'true', output: [] },
      { command: 'echo a', output: ['a'] },
    ])
  })

  it('joins the lines of a heredoc', () => {
    expect(parseConsole('$ cat <<EOF\n> a:\n>   b\n>\n> EOF\na:\n  b')).toEqual([
      { command: 'cat <<EOF\na:\n  b\n\nEOF', output: ['a:', '  b'] },
    ])
  })

  it('refuses output without a command', () => {
    expect(() => parseConsole('NAME  READY')).toThrow('must start with "$ "')
  })
})

describe('parsePage', () => {
  const page = parsePage(
    '## One\n\ntext [a](./b)\n- item\n\n::diagram{x}\n\n```yaml file=a.yaml part\n# no heading\n```\n',
  )

  it('tells prose from code and directives', () => {
    expect(page.headings).toEqual([{ level: 2, text: 'One', line: 1 }])
    expect(page.prose.map((p) => p.kind)).toEqual(['heading', 'paragraph', 'list'])
    expect(page.fences).toEqual([
      { lang: 'yaml', marks: 'file=a.yaml part', text: '# no heading\n', line: 8 },
    ])
    expect(page.diagrams).toEqual([{ id: 'x', line: 6 }])
    expect(page.links).toEqual([{ text: 'a', url: './b', line: 3 }])
  })
})
