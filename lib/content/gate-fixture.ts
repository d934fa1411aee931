/** The smallest content that passes the gate, for tests that then break one thing. */
import type { ContentFiles } from './content'

const concept = (id: string, prerequisites = '[]') => `
id: ${id}
competency: things
prerequisites: ${prerequisites}
track: exam
level: 1
title: { en: Title, ja: 題名 }
summary: { en: A summary., ja: 要約です。 }
tags: [tag]
keyPoints:
  - { en: One., ja: 1つ目です。 }
  - { en: Two., ja: 2つ目です。 }
  - { en: Three., ja: 3つ目です。 }
traps:
  - id: wrong
    belief: { en: Wrong., ja: 誤りです。 }
    fact: { en: Right., ja: 正しいです。 }
diagrams:
  - id: picture
    caption: { en: Caption, ja: 見出し }
    alt: { en: A points to B., ja: AからBへ向かいます。 }
    ascii: 'A --> B'
references:
  - label: { en: Docs, ja: ドキュメント }
    url: https://kubernetes.io/docs/concepts/
`

const code = '```console\n$ kubectl get pods\nNo resources found in default namespace.\n```\n'
const words = 'word '.repeat(400)
const sentences = 'これはPodについての文です。'.repeat(80)

/** Three concepts, `first`, `second` and `third`, the second needing the first, and one glossary term. */
export function contentFixture(): ContentFiles {
  const files: ContentFiles = {
    'curriculum.yaml': `
exam: { name: CKA, curriculum: '1.35', kubernetes: '1.36', minutes: 120, passPercent: 66 }
domains:
  - id: domain
    title: { en: Domain, ja: 分野 }
    weight: 100
    competencies:
      - { id: things, title: { en: Things, ja: もの } }
concepts: [first, second, third]
`,
    'glossary/server.yaml': `
id: server
term: { en: server, ja: サーバー }
definition: { en: Something that answers., ja: 応答するものです。 }
avoid: { en: [servor], ja: [サーバ] }
concept: first
`,
  }
  for (const id of ['first', 'second', 'third']) {
    files[`concepts/${id}/concept.yaml`] = concept(id, id === 'second' ? '[first]' : '[]')
    files[`concepts/${id}/en.md`] = `## Head\n\n${words}\n\n::diagram{picture}\n\n${code}`
    files[`concepts/${id}/ja.md`] = `## 見出し\n\n${sentences}\n\n::diagram{picture}\n\n${code}`
    files[`concepts/${id}/diagrams/picture.mmd`] = 'flowchart LR\n  A --> B\n'
  }
  return files
}
