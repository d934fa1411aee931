/** Changes one property of a kubeconfig by its path. Mirrors: navigation_step_parser.go and set.go of kubectl config. */
import { KubectlError } from '../../errors'
import { toBase64 } from '../../file-bytes'
import type { JsonMap } from '../../go-format'
import { type ConfigSection, ENTRY_FIELD, type Kubeconfig } from '../../kubeconfig/kubeconfig-object'

type FieldKind = 'text' | 'bool' | 'bytes'

const FIELDS: Record<ConfigSection, Record<string, FieldKind>> = {
  clusters: {
    server: 'text',
    'tls-server-name': 'text',
    'insecure-skip-tls-verify': 'bool',
    'certificate-authority': 'text',
    'certificate-authority-data': 'bytes',
    'proxy-url': 'text',
    'disable-compression': 'bool',
  },
  contexts: { cluster: 'text', user: 'text', namespace: 'text' },
  users: {
    'client-certificate': 'text',
    'client-certificate-data': 'bytes',
    'client-key': 'text',
    'client-key-data': 'bytes',
    token: 'text',
    tokenFile: 'text',
    'act-as': 'text',
    'act-as-uid': 'text',
    username: 'text',
    password: 'text',
  },
}

const isSection = (word: string): word is ConfigSection => word in ENTRY_FIELD

/** A name may hold dots: it ends where a field's name begins. */
function splitName(parts: string[], fields: Record<string, FieldKind>): [name: string, field: string[]] {
  const at = parts.findIndex((part, index) => index > 0 && Object.hasOwn(fields, part))
  return at < 0 ? [parts.join('.'), []] : [parts.slice(0, at).join('.'), parts.slice(at)]
}

function parseBool(text: string): boolean {
  if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text)) return true
  if (['', '0', 'f', 'F', 'false', 'FALSE', 'False'].includes(text)) return false
  throw new KubectlError(`strconv.ParseBool: parsing "${text}": invalid syntax`)
}

function decoded(kind: FieldKind, text: string, raw: boolean): unknown {
  if (kind === 'bool') return parseBool(text)
  if (kind === 'text') return text
  if (raw) return toBase64(text)
  const bad = text.search(/[^A-Za-z0-9+/=]/)
  const at = bad >= 0 ? bad : text.length - (text.length % 4)
  if (at < text.length)
    throw new KubectlError(`error decoding input value: illegal base64 data at input byte ${at}`)
  return text
}

interface Change {
  property: string
  /** Absent: the property is unset. */
  value?: string
  /** Bytes are given as they are, not in base64. */
  raw?: boolean
}

/** @throws KubectlError for a path that leads nowhere, and a value of the wrong type */
export function changeProperty(config: Kubeconfig, { property, value, raw = false }: Change): void {
  const [section = '', ...rest] = property.split('.')
  if (property === 'current-context') {
    config.currentContext = value ?? ''
    return
  }
  if (!isSection(section)) throw new KubectlError(`unable to parse ${property} after [] at api.Config`)
  const entries = config[section]
  const [name, [field, ...deeper]] = splitName(rest, FIELDS[section])
  if (deeper.length > 0) throw new KubectlError(`unable to parse one or more field values of ${property}`)
  if (field === undefined) {
    if (value !== undefined)
      throw new KubectlError(`can't set a map to a value: map[${[...entries.keys()].join(' ')}]`)
    if (name === '') entries.clear()
    else entries.delete(name)
    return
  }
  if (value === undefined && !entries.has(name))
    throw new KubectlError(`current map key \`${name}\` is invalid`)
  const body: JsonMap = { ...entries.get(name) }
  const next = value === undefined ? undefined : decoded(FIELDS[section][field] ?? 'text', value, raw)
  // What is empty is left out of the file.
  if (next === undefined || next === '' || next === false) delete body[field]
  else body[field] = next
  entries.set(name, body)
}
