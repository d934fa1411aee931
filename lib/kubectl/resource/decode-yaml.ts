import { parseDocument, type ScalarTag, type Tags } from 'yaml'

/** goyaml.v2 reads YAML 1.1 without dates, sexagesimals and the exotic collections. */
function goTags(tags: Tags, fewBooleans: boolean): Tags {
  const dropped = /:(timestamp|binary|set|omap|pairs)$/
  return tags.flatMap((tag): Tags => {
    if (typeof tag === 'string') return [tag]
    if (dropped.test(tag.tag) || (tag as ScalarTag).format === 'TIME') return []
    if (!fewBooleans || !tag.tag.endsWith(':bool')) return [tag]
    const words = (tag as ScalarTag).test?.test('true') ? /^(?:true|True|TRUE)$/ : /^(?:false|False|FALSE)$/
    return [{ ...(tag as ScalarTag), test: words }]
  })
}

/** The words of goyaml for what the parser found wrong. */
const MESSAGES: Record<string, string> = {
  TAB_AS_INDENT: 'found character that cannot start any token',
  BAD_INDENT: 'did not find expected key',
  BLOCK_AS_IMPLICIT_KEY: 'mapping values are not allowed in this context',
  MULTILINE_IMPLICIT_KEY: "could not find expected ':'",
  MISSING_CHAR: "did not find expected ',' or ']'",
  UNEXPECTED_TOKEN: 'did not find expected node content',
  BAD_ALIAS: 'unknown anchor referenced',
}

/**
 * One YAML document as plain JSON values.
 * @param options.fewBooleans goyaml.v3, which kustomize reads with, takes `yes` and `on` for strings
 * @throws Error `error converting YAML to JSON: yaml: line 3: …`
 */
export function decodeYaml(text: string, { fewBooleans = false } = {}): unknown {
  const customTags = (tags: Tags) => goTags(tags, fewBooleans)
  const document = parseDocument(text, { version: '1.1', uniqueKeys: false, customTags, merge: true })
  const problem = document.errors[0]
  if (problem) {
    const inFlow = /^Flow (sequence|map)/.test(problem.message)
    const message = inFlow
      ? 'did not find expected node content'
      : (MESSAGES[problem.code] ?? problem.message.split('\n')[0]!)
    const line = problem.linePos?.[0].line ?? 1
    const at = problem.code === 'BAD_INDENT' || problem.code === 'MULTILINE_IMPLICIT_KEY' ? line - 1 : line
    throw new Error(`error converting YAML to JSON: yaml: line ${Math.max(at, 1)}: ${message}`)
  }
  return document.toJS() as unknown
}
