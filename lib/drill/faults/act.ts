/** How faults act: lines of bash, each of which has to succeed. */
import type { SetUpStep } from '@/lib/lab/scenario'

/** One word of bash, whatever is in it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** Commands on the learner's machine, all of which have to succeed. */
export const run = (...lines: string[]): SetUpStep => ({ run: lines.join(' && ') })

/** Commands on a host, all of which have to succeed. */
export const onHost = (node: string, ...lines: string[]): SetUpStep =>
  run(`ssh ${node} ${quoted(lines.join(' && '))}`)

/** Time that a symptom takes to show, in seconds. */
export const wait = (seconds: number): SetUpStep => run(`sleep ${seconds}`)

/** `sed -i` that fails where there is nothing to change. Both are as sed reads them; neither has a `#`. */
export const substitute = (path: string, from: string, to: string): string =>
  `grep -q -e ${quoted(from)} ${path} && sed -i ${quoted(`s#${from}#${to}#`)} ${path}`

/** `kubectl patch` with a strategic merge, or with `type: 'json' | 'merge'`. */
export const patch = (target: string, change: unknown, type?: 'json' | 'merge'): string =>
  `kubectl patch ${target}${type ? ` --type=${type}` : ''} -p ${quoted(JSON.stringify(change))}`

/** `kubectl apply` of an object. */
export const apply = (object: object): string => `echo ${quoted(JSON.stringify(object))} | kubectl apply -f -`
