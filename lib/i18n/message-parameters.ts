/**
 * The names of the arguments and tags of an ICU message, sorted: `{count, plural, one {# <b>Pod</b>} …}` takes
 * `count` and `<b>`. Knows plural, selectordinal and select; the text of their branches is looked into.
 */
export function messageParameters(message: string): string[] {
  const tags = [...message.matchAll(/<(\w+)>/g)].map((match) => match[0])
  return [...new Set([...argumentsOf(message), ...tags])].sort()
}

function argumentsOf(text: string): string[] {
  return groups(text).flatMap((group) => {
    const [, name = '', kind, branches = ''] = /^\s*(\w+)\s*(?:,\s*(\w+)\s*,?([\s\S]*))?$/.exec(group) ?? []
    const nested = /^(plural|selectordinal|select)$/.test(kind ?? '')
      ? groups(branches).flatMap(argumentsOf)
      : []
    return [name, ...nested]
  })
}

/** The insides of the outermost braces. */
function groups(text: string): string[] {
  const found: string[] = []
  let depth = 0
  let start = 0
  for (const [index, character] of [...text].entries()) {
    if (character === '{' && depth++ === 0) start = index + 1
    if (character === '}' && --depth === 0) found.push([...text].slice(start, index).join(''))
  }
  return found
}
