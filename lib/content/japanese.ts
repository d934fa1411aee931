/** The conventions of our Japanese texts, as checks on one piece of prose. */

export interface JapaneseFinding {
  rule:
    | 'ja-spacing'
    | 'ja-emphasis'
    | 'ja-width'
    | 'ja-punctuation'
    | 'ja-ending'
    | 'ja-plural'
    | 'ja-spelling'
  excerpt: string
}

const japanese = '\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Han}ー々、。「」（）・'
const latin = 'A-Za-z0-9`*_\\["\''

const patterns: [JapaneseFinding['rule'], RegExp][] = [
  ['ja-spacing', new RegExp(`[${japanese}] +[${latin}]|[${latin}\\])%] +[${japanese}]`, 'u')],
  ['ja-spacing', new RegExp(`[${japanese}] +[${japanese}]`, 'u')],
  ['ja-width', /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u3000\uff65-\uff9f\uff0f\uff0d\uff05]/],
  ['ja-punctuation', /[，．]/],
  ['ja-punctuation', new RegExp(`[${japanese}][,.:;!?()]|[()][${japanese}]`, 'u')],
  // Kinds are names in Japanese: no plural s.
  [
    'ja-plural',
    /\b(Pods|Services|Deployments|ReplicaSets|Nodes|Namespaces|Jobs|ConfigMaps|Secrets|labels)\b/,
  ],
  // 分かれる (to part) keeps its character.
  ['ja-spelling', /(?<![部自半成])分か(?:る|りま|りに|りや|った|って|らな|らず)/],
  ['ja-spelling', /メモリ(?!ー)/],
]

const ending =
  /(です|でしょうか|ましょうか|ます|ません|でした|ました|ましょう|でしょう|ください|ですか|ますか|ませんか)(（[^）]*）)?[」）]?$/

/**
 * Checks prose without code spans being looked into. `ends` says whether the last sentence must be closed
 * by 。 (a paragraph) or may be a noun phrase (heading, list item, table cell).
 */
export function checkJapanese(text: string, ends: boolean): JapaneseFinding[] {
  const prose = text.replace(/`[^`]*`/g, '`c`').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
  const bare = prose.replace(/\*\*/g, '')
  const found = patterns.flatMap(([rule, pattern]): JapaneseFinding[] => {
    const match = pattern.exec(bare)
    return match ? [{ rule, excerpt: around(bare, match.index) }] : []
  })
  return [...found, ...emphasis(prose), ...endings(bare, ends)]
}

/**
 * CommonMark takes `**` for an end only if no letter follows a mark of punctuation inside it, and Japanese
 * puts no space there: in **「a」**は the asterisks would be printed. The same holds for the beginning.
 */
function emphasis(prose: string): JapaneseFinding[] {
  const pieces = prose.split(/\*{1,2}/)
  return pieces.flatMap((inner, i): JapaneseFinding[] => {
    const before = pieces[i - 1]
    const after = pieces[i + 1]
    if (i % 2 === 0 || before === undefined || after === undefined) return []
    const start = /^[\p{P}`]/u.test(inner) && /[\p{L}\p{N}]$/u.test(before)
    const end = /[\p{P}`]$/u.test(inner) && /^[\p{L}\p{N}]/u.test(after)
    return start || end ? [{ rule: 'ja-emphasis', excerpt: `*${inner}*` }] : []
  })
}

function endings(text: string, ends: boolean): JapaneseFinding[] {
  const pieces = sentences(text)
  const last = pieces.pop() ?? ''
  const open = last.trim()
  const findings = pieces
    .filter((s) => !ending.test(s.trim()))
    .map((s): JapaneseFinding => ({ rule: 'ja-ending', excerpt: `${s.slice(-16)}。` }))
  if (ends && open !== '' && !/：$/.test(open)) {
    findings.push({ rule: 'ja-ending', excerpt: `${open.slice(-16)} (no 。)` })
  }
  return findings
}

/** Cuts at 。 outside brackets; the last piece is what follows the last 。. */
function sentences(text: string): string[] {
  const pieces = ['']
  let depth = 0
  for (const char of text) {
    if ('「（'.includes(char)) depth++
    if ('」）'.includes(char)) depth--
    if (char === '。' && depth <= 0) pieces.push('')
    else pieces[pieces.length - 1] += char
  }
  return pieces
}

function around(text: string, index: number): string {
  return text.slice(Math.max(0, index - 8), index + 12)
}
