/** What CodeMirror says in its panels, by the names of `lab.editor.phrases`. */
export const PHRASES = {
  Find: 'find',
  Replace: 'replace',
  next: 'next',
  previous: 'previous',
  all: 'all',
  'match case': 'matchCase',
  regexp: 'regexp',
  'by word': 'byWord',
  replace: 'replaceOne',
  'replace all': 'replaceAll',
  close: 'close',
  'current match': 'currentMatch',
  'on line': 'onLine',
  Completions: 'completions',
  'Go to line': 'goToLine',
  go: 'go',
} as const
