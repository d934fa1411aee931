/** Nothing unfinished is published, neither pages nor questions nor drills. */
import type { Problem } from '../content'
import type { Rule } from '../gate'

const unfinished = /\b(TODO|FIXME|TBD|XXX|WIP|lorem ipsum)\b|要確認|未執筆|あとで書く/i

/** Characters of a line that a problem shows. */
const LONGEST = 80

export const placeholderRule: Rule = (_content, files) =>
  Object.entries(files).flatMap(([file, text]) =>
    text.split('\n').flatMap((line, i): Problem[] => {
      const message = line.trim().slice(0, LONGEST)
      return unfinished.test(line) ? [{ file, line: i + 1, rule: 'placeholder', message }] : []
    }),
  )
