import { describe, expect, it } from 'vitest'
import { type SearchedPage, SearchIndex } from './search-index'

const page = (id: string, en: string, ja: string, body: { en?: string; ja?: string } = {}): SearchedPage => ({
  id,
  texts: {
    en: { title: en, summary: '', keyPoints: [], body: body.en ?? '' },
    ja: { title: ja, summary: '', keyPoints: [], body: body.ja ?? '' },
  },
})

const index = new SearchIndex([
  {
    ...{ id: 'pod', term: { en: 'Pod', ja: 'Pod' }, aliases: ['ポッド', 'po'], concept: 'pods' },
    definition: { en: 'Containers together.', ja: 'まとまったコンテナです。' },
  },
])
index.addPage(page('pods', 'Pods', 'Pod', { ja: '## 再起動\n\nコンテナは再起動されます。\n' }))
index.addPage(
  page('taints', 'Taints and tolerations', 'TaintとToleration', {
    en: '## Trying it\n\nA `taint` repels [Pods](./pods).\n\n```console\n$ kubectl drain node-1\n```\n',
    ja: '## 試す\n\nTaintはPodを遠ざけます。起動は再び行われます。\n',
  }),
)
const ids = (query: string) => index.search(query, 'en').pages.map(({ id }) => id)

describe('search', () => {
  it.each([
    ['taint', ['taints']],
    ['TOLERATIONS', ['taints']],
    ['toleratoin', ['taints']],
    ['kubectl drain', ['taints']],
    ['ポッド', ['pods']],
    ['遠ざけ', ['taints']],
    ['遠', ['taints']],
    ['taint nonsense', ['taints']],
    ['zzz', []],
    ['!?', []],
  ])('%s', (query, expected) => expect(ids(query)).toEqual(expected))

  it('puts what has the word in one piece before what has its parts', () => {
    expect(ids('再起動')).toEqual(['pods'])
  })

  it('shows the line, and the heading above it, in the language that has it', () => {
    const [hit] = index.search('repels', 'ja').pages
    expect(hit).toMatchObject({ id: 'taints', locale: 'en', heading: 'Trying it', anchor: 'trying-it' })
    expect(hit?.snippet).toEqual([
      { text: 'A taint ', hit: false },
      { text: 'repels', hit: true },
      { text: ' Pods.', hit: false },
    ])
    expect(hit?.title).toEqual([{ text: 'TaintとToleration', hit: false }])
  })

  it('prefers the reader’s language where both have it', () => {
    expect(index.search('taint', 'ja').pages[0]).toMatchObject({ locale: 'ja', heading: '試す' })
    expect(index.search('taint', 'en').pages[0]).toMatchObject({ locale: 'en' })
  })

  it('names the term that was asked for', () => {
    expect(index.search('po', 'ja').terms).toMatchObject([{ id: 'pod', concept: 'pods' }])
    expect(index.search('コンテナ', 'ja').terms).toEqual([])
  })
})
