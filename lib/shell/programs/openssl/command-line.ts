/** openssl's options and subjects. */
import { type DistinguishedName, isAttribute } from '@/lib/cluster/auth/x509'

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

/** Ends a command: its words, and what the command comes to. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly code = 1,
  ) {
    super(message)
  }
}

const LARGEST = 2 ** 31 - 1

/** The number that an option's value stands for. @throws Failure in openssl's words */
export function numberOf(verb: string, value: string): number {
  const help = `${verb}: Use -help for summary.`
  if (!/^[-+]?\d+$/.test(value)) throw new Failure(`${verb}: Can't parse "${value}" as a number\n${help}`)
  if (Math.abs(Number(value)) > LARGEST)
    throw new Failure(`${verb}: Value "${value}" outside integer range\n${help}`)
  return Number(value)
}

/**
 * `/CN=kai/O=ops`, with `\/` for a slash.
 * @param warn hears what is left out
 * @throws Failure for what is no subject
 */
export function parseSubject(text: string, warn: (line: string) => void): DistinguishedName {
  const failed = 'Error making certificate request'
  if (!text.startsWith('/'))
    throw new Failure(
      `req: subject name is expected to be in the format /type0=value0/type1=value1/type2=... where characters may be escaped by \\. This name is not in that format: '${text}'\n${failed}`,
    )
  return text
    .split(/(?<!\\)[/]/)
    .filter((part) => part !== '')
    .flatMap((part): DistinguishedName => {
      const equals = part.indexOf('=')
      if (equals < 0)
        throw new Failure(
          `req: Missing '=' after RDN type string '${part}' in subject name string\n${failed}`,
        )
      const name = shortName(part.slice(0, equals))
      const value = part.slice(equals + 1).replace(/\\(.)/g, '$1')
      if (!isAttribute(name)) warn(`req: Skipping unknown subject name attribute "${name}"\n`)
      else if (value === '') warn(`req: No value provided for subject name attribute "${name}", skipped\n`)
      else return [[name, value]]
      return []
    })
}

const LONG_NAMES = new Map([
  ['commonName', 'CN'],
  ['organizationName', 'O'],
  ['organizationalUnitName', 'OU'],
  ['countryName', 'C'],
  ['localityName', 'L'],
  ['stateOrProvinceName', 'ST'],
])

/** An attribute's short name. */
export const shortName = (name: string): string => LONG_NAMES.get(name) ?? name
