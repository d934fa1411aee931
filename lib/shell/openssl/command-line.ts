/** openssl's options and subjects. */
import type { DistinguishedName } from '@/lib/cluster/auth/x509'

/** Options that take a value; everything else that begins with a dash is a switch. */
const VALUED = new Set(
  `-out -in -key -keyout -newkey -subj -days -addext -config -CA -CAkey -CAserial -set_serial -extfile -CAfile
   -extensions -algorithm -pkeyopt -reqexts -passout -passin -inform -outform -checkend -ext -untrusted
   -signkey -nameopt -certopt -inkey`.split(/\s+/),
)

export interface Options {
  /** As they were given, without values. */
  names: readonly string[]
  /** What is no option. */
  words: readonly string[]
  has(name: string): boolean
  value(name: string): string | undefined
  values(name: string): string[]
}

/** Takes a line apart; `--in` counts as `-in`. */
export function parseOptions(args: string[]): Options {
  const given: [string, string][] = []
  const words: string[] = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    const name = arg.replace(/^--/, '-')
    if (name.startsWith('-')) given.push([name, VALUED.has(name) ? (args[++at] ?? '') : ''])
    else words.push(arg)
  }
  const values = (name: string) => given.flatMap(([one, value]) => (one === name ? [value] : []))
  return {
    names: given.map(([name]) => name),
    words,
    has: (name) => given.some(([one]) => one === name),
    value: (name) => values(name).at(-1),
    values,
  }
}

/** `/CN=kai/O=ops`, with `\/` for a slash. */
export function parseSubject(text: string): DistinguishedName {
  return text
    .split(/(?<!\\)[/]/)
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=')
      return [part.slice(0, equals), part.slice(equals + 1).replace(/\\(.)/g, '$1')]
    })
}
