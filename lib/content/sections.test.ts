import { expect, it } from 'vitest'
import { splitSections } from './sections'

it('cuts a page at its headings, not at what looks like one in code', () => {
  const page = '## One\n\ntext\n\n### Two\n\n```bash\n## comment\n```\n\n#### deeper\n\n## Three\n'
  expect(splitSections(page)).toEqual([
    '## One\n\ntext',
    '### Two\n\n```bash\n## comment\n```\n\n#### deeper',
    '## Three',
  ])
  expect(splitSections('before\n## One')).toEqual(['before', '## One'])
})
