/** The content as the rest of the product sees it: parsed, joined and hashed. */
import type { ContentLocale, Curriculum, GlossaryMeta, PageCluster } from './schema'

export type Localized<T> = Record<ContentLocale, T>

export interface ConceptText {
  title: string
  summary: string
  /** Markdown; `::diagram{id}` on a line of its own stands for a diagram. */
  body: string
  keyPoints: string[]
  traps: { id: string; belief: string; fact: string }[]
}

export interface ConceptDiagram {
  id: string
  /** Mermaid source. */
  source: Localized<string>
  caption: Localized<string>
  alt: Localized<string>
  ascii: string
}

export interface Concept {
  id: string
  domain: string
  competency: string
  /** Further competencies that the page serves. */
  alsoFor?: string[] | undefined
  /** Position in the curriculum, from 0. */
  order: number
  track: 'exam' | 'beyond'
  level: number
  prerequisites: string[]
  tags: string[]
  references: { label: Localized<string>; url: string }[]
  texts: Localized<ConceptText>
  diagrams: ConceptDiagram[]
  /** Where the commands of its pages run, if not on the usual cluster. */
  cluster?: PageCluster | undefined
  /** SHA-256 (hex) of everything above but `order` and `domain`: the identity of this version. */
  hash: string
}

export type GlossaryTerm = GlossaryMeta & { hash: string }

export interface Content {
  curriculum: Curriculum & { hash: string }
  concepts: Concept[]
  glossary: GlossaryTerm[]
}

/** Path below content/ (with slashes) → text of the file. */
export type ContentFiles = Record<string, string>

/** Something wrong with the content; `rule` is stable, `message` is for the author. */
export interface Problem {
  file: string
  line?: number
  rule: string
  message: string
}
