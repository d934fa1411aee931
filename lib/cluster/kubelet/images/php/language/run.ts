/**
 * Runs scripts of PHP.
 * Mirrors: PHP 8's expressions, control structures, functions, closures, exceptions, its warnings and errors.
 * Differs: no classes, references, generators and sessions; loops end after some hundred thousand steps as scripts do
 * that take longer than they may; who sleeps answers late and holds nobody up.
 */
import type { Scope } from '@/lib/cluster/kubelet/images/php/language/evaluate'
import { Executor } from '@/lib/cluster/kubelet/images/php/language/execute'
import { type PhpHost, type PhpResult, Runtime } from '@/lib/cluster/kubelet/images/php/language/runtime'
import { keyOf, PhpArray, type Value } from '@/lib/cluster/kubelet/images/php/language/values'

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** `a=1&b[]=2&b[]=3` */
function fieldsOf(query: string): PhpArray {
  const made = new PhpArray()
  for (const pair of query.split('&')) {
    const at = pair.indexOf('=')
    const name = decoded(at < 0 ? pair : pair.slice(0, at))
    const value = at < 0 ? '' : decoded(pair.slice(at + 1))
    const [, outer = '', inner = ''] = /^([^[]+)\[([^\]]*)\]$/.exec(name) ?? []
    if (outer === '') {
      if (name !== '') made.set(keyOf(name), value)
      continue
    }
    const known = made.items.get(keyOf(outer))
    const list = known instanceof PhpArray ? known : new PhpArray()
    if (inner === '') list.push(value)
    else list.set(keyOf(inner), value)
    made.set(keyOf(outer), list)
  }
  return made
}

function globalsOf(host: PhpHost): Scope {
  const now = host.context.now()
  const server = PhpArray.from(Object.entries(host.server))
  server.set('REQUEST_TIME', Math.floor(now / 1000))
  server.set('REQUEST_TIME_FLOAT', now / 1000)
  const isForm = /^application\/x-www-form-urlencoded/.test(host.server.CONTENT_TYPE ?? '')
  const get = fieldsOf(host.query)
  const post = fieldsOf(isForm ? host.body : '')
  const cookies = fieldsOf((host.server.HTTP_COOKIE ?? '').replace(/;\s*/g, '&'))
  const globals: [string, Value][] = [
    ['_SERVER', server],
    ['_GET', get],
    ['_POST', post],
    ['_COOKIE', cookies],
    ['_REQUEST', PhpArray.from([...get.items, ...post.items])],
    ['_ENV', PhpArray.from(Object.entries(host.env))],
    ['_FILES', new PhpArray()],
  ]
  if (host.argv) {
    server.set('argv', PhpArray.of(host.argv))
    server.set('argc', host.argv.length)
    globals.push(['argv', PhpArray.of(host.argv)], ['argc', host.argv.length])
  }
  return new Map(globals)
}

/** Runs a script's text. `isCode`: without the marks around it, as `php -r` takes it. */
export function runPhp(host: PhpHost, file: string, source: string, isCode = false): PhpResult {
  const runtime = new Runtime(host)
  runtime.file = file
  try {
    new Executor(runtime, globalsOf(host)).script(source, isCode)
  } catch (error) {
    runtime.end(error)
  }
  return runtime.result()
}
