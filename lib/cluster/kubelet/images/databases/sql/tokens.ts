export interface Token {
  kind: 'word' | 'text' | 'number' | 'mark'
  text: string
}

const MARKS = ['<=', '>=', '<>', '!=', '||']

/** The statements of a text, each as its tokens; comments are dropped. */
export function statementsOf(source: string): Token[][] {
  const statements: Token[][] = []
  let tokens: Token[] = []
  const end = () => {
    if (tokens.length > 0) statements.push(tokens)
    tokens = []
  }
  for (let at = 0; at < source.length; ) {
    const letter = source.charAt(at)
    const rest = source.slice(at, at + 2)
    if (/\s/.test(letter)) at += 1
    else if (rest === '--' || letter === '#') {
      const line = source.indexOf('\n', at)
      at = line < 0 ? source.length : line
    } else if (letter === ';') {
      end()
      at += 1
    } else if (letter === "'" || letter === '"' || letter === '`') {
      let text = ''
      for (at += 1; at < source.length; at++) {
        if (source[at] === '\\' && letter !== '`') at += 1
        else if (source[at] === letter) {
          if (source[at + 1] !== letter) break
          at += 1
        }
        text += source.charAt(at)
      }
      at += 1
      tokens.push({ kind: letter === '`' ? 'word' : 'text', text })
    } else if (/[\w@$]/.test(letter)) {
      let text = ''
      for (; at < source.length && /[\w@$.]/.test(source.charAt(at)); at++) text += source.charAt(at)
      tokens.push({ kind: /^\d/.test(text) ? 'number' : 'word', text })
    } else {
      const mark = MARKS.includes(rest) ? rest : letter
      tokens.push({ kind: 'mark', text: mark })
      at += mark.length
    }
  }
  end()
  return statements
}
