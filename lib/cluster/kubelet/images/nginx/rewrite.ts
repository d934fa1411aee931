/** Directives of nginx' rewrite module: what they say, before a location is known and in it. */
import { at, type Directive, NginxError } from '@/lib/cluster/kubelet/images/nginx/blocks'
import type { Location } from '@/lib/cluster/kubelet/images/nginx/configuration'

/** `$scheme = http`, `-f $request_filename`, `$slow` */
export interface Test {
  left: string
  operator: string
  right: string
}

export type Op =
  | { op: 'set'; name: string; value: string }
  | { op: 'return'; status: number; text?: string }
  | { op: 'rewrite'; pattern: string; to: string; flag?: string }
  | { op: 'break' }
  | { op: 'if'; test: Test; inner: Location }

const FLAGS = ['last', 'break', 'redirect', 'permanent']

function returned({ args, ...one }: Directive): Op {
  const [status = '', text] = args
  if (/^\d{1,3}$/.test(status))
    return { op: 'return', status: Number(status), ...(text !== undefined && { text }) }
  if (/^(https?:|\/|\$scheme)/.test(status)) return { op: 'return', status: 302, text: status }
  throw new NginxError(`invalid return code "${status}" ${at(one)}`)
}

function rewritten({ args, ...one }: Directive): Op {
  const [pattern, to, flag] = args
  if (pattern === undefined || to === undefined)
    throw new NginxError(`invalid number of arguments in "rewrite" directive ${at(one)}`)
  if (flag !== undefined && !FLAGS.includes(flag))
    throw new NginxError(`invalid parameter "${flag}" ${at(one)}`)
  return { op: 'rewrite', pattern, to, ...(flag !== undefined && { flag }) }
}

function set({ args, ...one }: Directive): Op {
  const [name = '', value = ''] = args
  if (!name.startsWith('$')) throw new NginxError(`invalid variable name "${name}" ${at(one)}`)
  return { op: 'set', name: name.slice(1), value }
}

/** The words between the brackets of an `if`. */
function testOf({ args, ...one }: Directive): Test {
  const wrong = () => new NginxError(`invalid condition "${args[0] ?? ''}" ${at(one)}`)
  if (!args[0]?.startsWith('(') || !args.at(-1)?.endsWith(')')) throw wrong()
  const words = [...args]
  words[0] = args[0].slice(1)
  words[words.length - 1] = (words.at(-1) ?? '').slice(0, -1)
  const [first = '', second, third] = words.filter((word, place) => word !== '' || (place > 1 && place < 3))
  if (second === undefined && first.startsWith('$')) return { left: first, operator: '', right: '' }
  if (/^!?-[fdex]$/.test(first) && second !== undefined) return { left: second, operator: first, right: '' }
  if (first.startsWith('$') && /^(=|!=|!?~\*?)$/.test(second ?? ''))
    return { left: first, operator: second ?? '', right: third ?? '' }
  if (first.startsWith('$') && second !== undefined)
    throw new NginxError(`unexpected "${second}" in condition ${at(one)}`)
  throw wrong()
}

/**
 * What a block says of rewriting, in its order.
 * @param inner what holds in the body of an `if`
 * @throws NginxError
 */
export function opsOf(body: readonly Directive[], inner: (body: readonly Directive[]) => Location): Op[] {
  return body.flatMap((one): Op[] => {
    if (one.name === 'set') return [set(one)]
    if (one.name === 'return') return [returned(one)]
    if (one.name === 'rewrite') return [rewritten(one)]
    if (one.name === 'break') return [{ op: 'break' }]
    if (one.name === 'if') return [{ op: 'if', test: testOf(one), inner: inner(one.body ?? []) }]
    return []
  })
}
