import { describe, expect, it } from 'vitest'
import type { ExplainedField, ManifestProblem } from '@/lib/lab/manifest/editor-protocol'
import { renderedHtml } from '@/tests/render/rendered-html'
import { DiffView } from './diff-view'
import { FieldLine } from './field-line'
import { FileTabs } from './file-tabs'
import { changeFiles, type EditedFile, NO_FILES } from './open-files'
import { ProblemList } from './problem-list'
import { RefusalNote } from './refusal-note'
import { TakenBanner } from './taken-banner'

const LOCALES = ['en', 'ja'] as const
const ignore = () => undefined

const problem: ManifestProblem = {
  ...{ severity: 'error', message: 'spec.x: Required value', from: 4, to: 5 },
  ...{ line: 3, column: 7 },
}
const file: EditedFile = {
  ...{ id: ':/root/a.yaml', host: '', path: '/root/a.yaml', saved: '' },
  ...{ dirty: true, problems: [problem], said: 'x\n' },
}
const field: ExplainedField = {
  ...{ path: 'pod.spec.restartPolicy', type: 'string', required: true, doc: 'What happens.' },
  ...{ enums: ['Always', ''], from: 0, to: 1 },
}

describe.each(LOCALES)('the editor’s parts: %s', (locale) => {
  it('tell what kubectl apply would say, and where', async () => {
    const bad = await renderedHtml(<ProblemList file={file} onGo={ignore} />, locale)
    expect(bad).toContain('spec.x: Required value')
    expect(bad).toContain(locale === 'en' ? 'Line 3, column 7' : '3行7桁')
    const good = await renderedHtml(
      <ProblemList file={{ ...file, problems: [], said: 'pod/a created\n' }} onGo={ignore} />,
      locale,
    )
    expect(good).toContain('pod/a created')
    expect(good).not.toContain('<li')
  })

  it('tell which file is shown, and which is not saved', async () => {
    const { files } = changeFiles(
      { ...NO_FILES, files: [file] },
      { kind: 'opened', host: '', path: '/root/b.yaml', saved: '' },
    )
    const tabs = { id: 'x', files, current: ':/root/b.yaml', onChoose: ignore }
    const shown = await renderedHtml(
      <FileTabs {...tabs} {...{ onRename: ignore, onDelete: ignore, onClose: ignore }} />,
      locale,
    )
    expect(shown.match(/aria-selected="(true|false)"/g)).toEqual([
      'aria-selected="false"',
      'aria-selected="true"',
    ])
    expect(shown.match(/role="img"/g)).toHaveLength(1)
    const words =
      locale === 'en' ? ['Rename b.yaml', 'Delete b.yaml'] : ['b.yamlの名前を変更', 'b.yamlを削除']
    for (const word of words) expect(shown).toContain(`aria-label="${word}"`)
  })

  it('tell what the field at the cursor is', async () => {
    const shown = await renderedHtml(<FieldLine field={field} onExplain={undefined} />, locale)
    expect(shown).toContain('kubectl explain pod.spec.restartPolicy')
    expect(shown).toContain('Always, &quot;&quot;')
    expect(shown).toContain('disabled')
    expect(await renderedHtml(<FieldLine field={undefined} onExplain={ignore} />, locale)).not.toContain(
      '<button',
    )
  })

  it('tell what has changed, who has the file open, and why it is refused', async () => {
    const diff = await renderedHtml(<DiffView before={'a\nb\n'} after={'a\nc\n'} />, locale)
    expect(diff).toContain('- </span>b')
    expect(diff).toContain('+ </span>c')
    const taken = { tty: 1, program: 'nano' } as const
    const banner = await renderedHtml(
      <TakenBanner taken={taken} onSaveAndEnd={ignore} onEnd={ignore} />,
      locale,
    )
    expect(banner).toMatch(/nano[^<]*2|2[^<]*nano/)
    const why = [
      { why: 'missing', path: '/a' },
      { why: 'tooLong', path: '/a' },
      { why: 'save', path: '/a', words: 'Is a directory' },
      { why: 'rename', path: '/a', words: 'File exists' },
      { why: 'delete', path: '/a', words: 'No such file or directory' },
      { why: 'exists', path: '/a' },
      { why: 'place', path: '/a', host: '' },
    ] as const
    const notes = await Promise.all(
      why.map((refusal) => renderedHtml(<RefusalNote refusal={refusal} />, locale)),
    )
    expect(notes[2]).toContain('Is a directory')
    expect(notes[3]).toContain('File exists')
    expect(new Set(notes).size).toBe(why.length)
  })
})
