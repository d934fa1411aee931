import { parseDocument, type ScalarTag, type Tags, type YAMLParseError } from 'yaml'
import { yamlDepth } from '@/lib/cluster/apimachinery/nesting'
import { LIMITS } from '@/lib/cluster/sim/limits'

/** A number with an exponent has digits before it: `1e3`, but not `e1`. */
const EXPONENT = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)[eE][-+]?\d+$/

/** goyaml.v2 reads YAML 1.1 without dates, sexagesimals and the exotic collections. */
function goTags(tags: Tags, fewBooleans: boolean): Tags {
  const dropped = /:(timestamp|binary|set|omap|pairs)$/
  return tags.flatMap((tag): Tags => {
    if (typeof tag === 'string') return [tag]
    if ((tag as ScalarTag).format === 'EXP') return [{ ...(tag as ScalarTag), test: EXPONENT }]
    if (dropped.test(tag.tag) || (tag as ScalarTag).format === 'TIME') return []
    if (!fewBooleans || !tag.tag.endsWith(':bool')) return [tag]
    const words = (tag as ScalarTag).test?.test('true') ? /^(?:true|True|TRUE)$/ : /^(?:false|False|FALSE)$/
    return [{ ...(tag as ScalarTag), test: words }]
  })
}

/**
 * The words of goyaml for what the parser found wrong, by code and message. Its scanner counts lines from
 * one and its parser from zero; of a first line it says nothing.
 */
const MESSAGES: [
  code: string,
  message: RegExp,
  words: string,
  from: 'scanner' | 'parser' | 'next' | 'colon',
][] = [
  ['TAB_AS_INDENT', /./, 'found character that cannot start any token', 'scanner'],
  ['BAD_SCALAR_START', /./, 'found character that cannot start any token', 'scanner'],
  ['BAD_INDENT', /^Flow/, '', 'parser'],
  ['MISSING_CHAR', /^Flow/, '', 'parser'],
  ['BAD_INDENT', /./, 'did not find expected key', 'parser'],
  ['BLOCK_AS_IMPLICIT_KEY', /^A block/, 'did not find expected key', 'parser'],
  ['BLOCK_AS_IMPLICIT_KEY', /./, 'mapping values are not allowed in this context', 'colon'],
  ['MULTILINE_IMPLICIT_KEY', /./, "could not find expected ':'", 'parser'],
  ['MISSING_CHAR', /^Sequence item/, "did not find expected '-' indicator", 'parser'],
  ['MISSING_CHAR', /^Implicit map keys/, "could not find expected ':'", 'next'],
  ['MISSING_CHAR', /quote/, 'found unexpected end of stream', 'scanner'],
  ['MISSING_CHAR', /./, "did not find expected ',' or ']'", 'scanner'],
  ['UNEXPECTED_TOKEN', /at node end/, "did not find expected '-' indicator", 'parser'],
  ['UNEXPECTED_TOKEN', /./, 'did not find expected node content', 'scanner'],
  ['BAD_ALIAS', /./, 'unknown anchor referenced', 'scanner'],
]

/** What is missing at the end of a flow collection: an item, or what comes behind one. */
function flowWords(text: string, problem: YAMLParseError): string {
  const before = text.slice(0, problem.pos[0]).trimEnd()
  if (/[[{,:]$/.test(before)) return 'did not find expected node content'
  return `did not find expected ',' or '${/^Flow seq/.test(problem.message) ? ']' : '}'}'`
}

/** `yaml: line 3: did not find expected key` */
function describeProblem(text: string, problem: YAMLParseError): string {
  const first = problem.message.split('\n')[0]!
  const known = MESSAGES.find(([code, pattern]) => code === problem.code && pattern.test(first))
  const [, , words, from] = known ?? ['', /./, first, 'scanner' as const]
  let line = problem.linePos?.[0].line ?? 1
  if (from === 'parser') line--
  else if (from === 'next') line++
  else if (from === 'colon') {
    const colon = problem.pos[0] + Math.max(text.slice(problem.pos[0]).search(/:(\s|$)/), 0)
    line = text.slice(0, colon).split('\n').length
  }
  const named = line > 1 || (from === 'parser' && line > 0)
  return `yaml: ${named ? `line ${line}: ` : ''}${words || flowWords(text, problem)}`
}

/**
 * One YAML document as plain JSON values.
 * @param options.fewBooleans goyaml.v3, which kustomize reads with, takes `yes` and `on` for strings
 * @throws Error `error converting YAML to JSON: yaml: line 3: …`
 */
export function decodeYaml(text: string, { fewBooleans = false } = {}): unknown {
  if (yamlDepth(text) > LIMITS.nesting) {
    throw new Error(`error converting YAML to JSON: yaml: exceeded max depth of ${LIMITS.nesting}`)
  }
  const customTags = (tags: Tags) => goTags(tags, fewBooleans)
  const document = parseDocument(text, {
    version: '1.1',
    uniqueKeys: false,
    customTags,
    merge: true,
    logLevel: 'error',
  })
  const problem = document.errors[0]
  if (problem) throw new Error(`error converting YAML to JSON: ${describeProblem(text, problem)}`)
  return document.toJS() as unknown
}
