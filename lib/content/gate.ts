/**
 * The gate of content/: what must hold before it may be seeded. Rules are pure functions over the parsed
 * content; only Mermaid's parser is asynchronous and stands apart.
 */
import { checkMermaid } from './check-mermaid'
import type { ContentFiles, Problem } from './content'
import { type ParsedContent, parseContent } from './parse-content'
import { curriculumRule } from './rules/curriculum'
import { diagramRule } from './rules/diagram'
import { drillTextsRule } from './rules/drill-texts'
import { glossaryRule } from './rules/glossary'
import { japaneseRule } from './rules/japanese-rule'
import { linkRule } from './rules/link'
import { pageRule } from './rules/page'
import { placeholderRule } from './rules/placeholder'
import { questionTextsRule } from './rules/question-texts'
import { shortTextRule } from './rules/short-text'
import { speedTextsRule } from './rules/speed-texts'

export type Rule = (content: ParsedContent, files: ContentFiles) => Problem[]

const rules: Rule[] = [
  curriculumRule,
  pageRule,
  diagramRule,
  linkRule,
  glossaryRule,
  japaneseRule,
  shortTextRule,
  questionTextsRule,
  drillTextsRule,
  speedTextsRule,
  placeholderRule,
]

/** Every problem of the content but Mermaid's, in file order. */
export function checkContent(files: ContentFiles): Problem[] {
  const content = parseContent(files)
  const problems = [...content.problems, ...rules.flatMap((rule) => rule(content, files))]
  return problems.sort((a, b) => compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0))
}

/** As `checkContent`, and the Mermaid sources that `concerns` names parsed by Mermaid itself. */
export async function runGate(
  files: ContentFiles,
  concerns: (file: string) => boolean = () => true,
): Promise<Problem[]> {
  const diagrams = Object.fromEntries(Object.entries(files).filter(([file]) => concerns(file)))
  return [...checkContent(files), ...(await checkMermaid(diagrams))]
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
