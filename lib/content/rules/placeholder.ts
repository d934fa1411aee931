/** Nothing unfinished is published. */
import type { Problem } from '../content'
import type { Rule } from '../gate'

const unfinished = /\b(TODO|FIXME|TBD|XXX|WIP|lorem ipsum)\b|要確認|未執筆|あとで書く/i

export const placeholderRule: Rule = (_content, files) =>
  Object.entries(files).flatMap(([file, text]): Problem[] =>
    text.split('\n').flatMap((line, i) => {
      const found = unfinished.exec(line)
      return found ? [{ file, line: i + 1, rule: 'placeholder', message: `"${found[0]}"` }] : []
    }),
  )
