/** Kubernetes' alphabet for generated names: no vowels, nothing that looks like another. */
const SAFE = '[bcdfghjklmnpqrstvwxz2456789]'
const WORD_END = '(?![a-z0-9-])'
const DURATION = String.raw`(^|[\s(])\d+(?:\.\d+)?(?:ms|[smhdy])(?:\d+(?:ms|[smhd]))*(?=$|[\s),])`

/** What differs from run to run, in the order in which it is replaced. */
const RULES: [RegExp, string][] = [
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '<uid>'],
  [/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '<time>'],
  [/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z][a-z] \d{4} \d\d:\d\d:\d\d [+-]\d{4}/g, '<time>'],
  [/(resourceVersion"?: ?)"?\d+"?/g, '$1<rv>'],
  [new RegExp(`-${SAFE}{6,10}-${SAFE}{5}${WORD_END}`, 'g'), '-<hash>-<rand>'],
  [new RegExp(`(pod-template-hash"?[=:] ?"?)${SAFE}{6,10}`, 'g'), '$1<hash>'],
  [new RegExp(`(controller-revision-hash"?[=:] ?"?[a-z0-9-]*?)${SAFE}{6,10}\\b`, 'g'), '$1<hash>'],
  [new RegExp(`-${SAFE}{8,10}${WORD_END}`, 'g'), '-<hash>'],
  [new RegExp(`-${SAFE}{5}${WORD_END}`, 'g'), '-<rand>'],
  [/\b10\.244\.\d+\.\d+(?!\/)/g, '<pod-ip>'],
  [/\b10\.(?!96\.0\.(?:1|10)\b)(?:9[6-9]|10\d|11[01])\.\d+\.\d+\b(?!\/)/g, '<svc-ip>'],
  [/(:)3[0-2]\d{3}(\/(?:TCP|UDP|SCTP))/g, '$1<nodeport>$2'],
  [/(nodePort"?: ?)3[0-2]\d{3}/g, '$1<nodeport>'],
  [/(NodePort:\s+\S+\s+)3[0-2]\d{3}(\/)/g, '$1<nodeport>$2'],
  // Twice: neighbouring durations share the blank between them.
  [new RegExp(DURATION, 'g'), '$1<age>'],
  [new RegExp(DURATION, 'g'), '$1<age>'],
  [/\b(containerd|docker):\/\/[0-9a-f]{16,}/g, '$1://<id>'],
  [/sha256:[0-9a-f]{64}/g, 'sha256:<id>'],
  [/^([IWEF])\d{4} \d\d:\d\d:\d\d\.\d+ +\d+ /, '$1<klog> '],
]

/** One line with what differs from run to run replaced, and column padding collapsed. */
export function normalizeLine(line: string): string {
  let text = line.trimEnd().replaceAll('\t', '  ')
  for (const [pattern, replacement] of RULES) text = text.replace(pattern, replacement)
  const start = text.length - text.trimStart().length
  return text.slice(0, start) + text.slice(start).replace(/ {2,}/g, '  ')
}
