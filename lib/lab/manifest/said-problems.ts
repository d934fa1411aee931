/** One thing that kubectl said. */
export interface SaidProblem {
  severity: 'error' | 'warning'
  message: string
}

const WARNING = /^Warning: /
/** Of a list of causes, or of unknown fields. */
const CAUSE = /^\* /
const STRICT = /^(.*strict decoding error: )((?:unknown|duplicate) field .*)$/s
/** Lines that begin an error; others go on with the one in front of them. */
const BEGINS =
  /^(?:error: |Error from server|The \S+ |The request is invalid|The connection to |Warning: |\* |resource mapping not found)/

/** Lines of standard error by the messages they make up. */
function messages(stderr: string): string[] {
  const found: string[] = []
  for (const line of stderr.split('\n')) {
    if (line === '') continue
    if (BEGINS.test(line) || found.length === 0) found.push(line)
    else found[found.length - 1] += `\n${line}`
  }
  return found
}

/** Each unknown field by itself: `… strict decoding error: unknown field "a", unknown field "b"`. */
function parted(message: string): string[] {
  const [, head, fields] = STRICT.exec(message) ?? []
  if (head === undefined || fields === undefined) return [message]
  return (fields.match(/(?:unknown|duplicate) field "[^"]*"/g) ?? [fields]).map((field) => head + field)
}

/** What kubectl wrote to its standard error, by the things that are wrong; each keeps kubectl's own words. */
export function saidProblems(stderr: string): SaidProblem[] {
  const all = messages(stderr)
  return all.flatMap((message, index): SaidProblem[] => {
    if (WARNING.test(message)) return [{ severity: 'warning', message }]
    // The head of a list of causes says nothing by itself.
    if (/is invalid: ?$/.test(message) && CAUSE.test(all[index + 1] ?? '')) return []
    return parted(message.replace(CAUSE, '')).map((one) => ({ severity: 'error', message: one }))
  })
}
