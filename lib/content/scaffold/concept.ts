import type { ContentFiles } from '../content'

const meta = (slug: string) => `id: ${slug}
# TODO: one of content/curriculum.yaml, which must list this page, too.
competency: api-objects
# TODO: pages that come earlier in the curriculum.
prerequisites: []
track: exam
level: 1
title: { en: 'TODO: title', ja: TODO }
summary: { en: 'TODO: summary.', ja: TODO：要約です。 }
tags: [kubectl]
# TODO: three to six.
keyPoints:
  - { en: 'TODO: first.', ja: TODO：1つ目です。 }
  - { en: 'TODO: second.', ja: TODO：2つ目です。 }
  - { en: 'TODO: third.', ja: TODO：3つ目です。 }
# TODO: wrong beliefs with the fact against each.
traps:
  - id: wrong-belief
    belief: { en: 'TODO: what is believed.', ja: TODO：思い込みです。 }
    fact: { en: 'TODO: what is true.', ja: TODO：事実です。 }
diagrams:
  - id: overview
    caption: { en: 'TODO: caption', ja: TODO }
    alt: { en: 'TODO: what the picture says.', ja: TODO：図の内容です。 }
    ascii: 'A --> B'
references:
  # TODO: the official pages.
  - label: { en: Documentation, ja: ドキュメント }
    url: https://kubernetes.io/docs/concepts/
`

const code = `\`\`\`console
$ kubectl get namespace default -o name
namespace/default
\`\`\`
`

const en = `## TODO: first heading

TODO: 400 to 1200 words. Both languages have the same headings and the same code.

::diagram{overview}

${code}`

const ja = `## TODO

TODO：900から3600文字で書きます。見出しとコードは英語版と同じにします。

::diagram{overview}

${code}`

const diagram = `flowchart LR
  %% TODO
  A --> B
`

/** A page that lacks its text; content/curriculum.yaml has to name it. */
export function scaffoldConcept(slug: string): ContentFiles {
  return {
    'concept.yaml': meta(slug),
    'en.md': en,
    'ja.md': ja,
    'diagrams/overview.en.mmd': diagram,
    'diagrams/overview.ja.mmd': diagram,
  }
}
