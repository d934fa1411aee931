// Reads the published models of the Kubernetes API (kubernetes-models, as files) and writes
// lib/generated/kubernetes/: schema.ts (every type's fields, for decoding) and docs.ts
// (their documentation, for `kubectl explain`). Run by scripts/prepare.mjs; output is not in git.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const MODELS = join(root, 'node_modules/kubernetes-models')
const MACHINERY = join(root, 'node_modules/@kubernetes-models/apimachinery')
const OUT = join(root, 'lib/generated/kubernetes')

/** Types that are written as a letter wherever they are used. */
const SCALARS = {
  'api/resource/Quantity': 'q',
  'apis/meta/v1/Time': 't',
  'apis/meta/v1/MicroTime': 'u',
  'util/intstr/IntOrString': 'x',
  'runtime/RawExtension': '*',
  'apis/meta/v1/FieldsV1': '*',
  'apis/meta/v1/Patch': '*',
}

/** What the API documentation says of a Quantity. */
const QUANTITY = [
  'Quantity is a fixed-point representation of a number. It provides convenient marshaling/unmarshaling in JSON and YAML, in addition to String() and AsInt64() accessors.',
  'The serialization format is:',
  '``` <quantity>        ::= <signedNumber><suffix>',
  '\t(Note that <suffix> may be empty, from the "" case in <decimalSI>.)',
  '<digit>           ::= 0 | 1 | ... | 9 <digits>          ::= <digit> | <digit><digits> <number>          ::= <digits> | <digits>.<digits> | <digits>. | .<digits> <sign>            ::= "+" | "-" <signedNumber>    ::= <number> | <sign><number> <suffix>          ::= <binarySI> | <decimalExponent> | <decimalSI> <binarySI>        ::= Ki | Mi | Gi | Ti | Pi | Ei',
  '\t(International System of units; See: http://physics.nist.gov/cuu/Units/binary.html)',
  '<decimalSI>       ::= m | "" | k | M | G | T | P | E',
  "\t(Note that 1024 = 1Ki but 1000 = 1k; I didn't choose the capitalization.)",
  '<decimalExponent> ::= "e" <signedNumber> | "E" <signedNumber> ```',
  'No matter which of the three exponent forms is used, no quantity may represent a number greater than 2^63-1 in magnitude, nor may it have more than 3 decimal places. Numbers larger or more precise will be capped or rounded up. (E.g.: 0.1m will rounded up to 1m.) This may be extended in the future if we require larger or smaller quantities.',
  'When a Quantity is parsed from a string, it will remember the type of suffix it had, and will use the same type again when it is serialized.',
  'Before serializing, Quantity will be put in "canonical form". This means that Exponent/suffix will be adjusted up or down (with a corresponding increase or decrease in Mantissa) such that:',
  '- No precision is lost - No fractional digits will be emitted - The exponent (or suffix) is as large as possible.',
  'The sign will be omitted unless the number is negative.',
  'Examples:',
  '- 1.5 will be serialized as "1500m" - 1.5Gi will be serialized as "1536Mi"',
  'Note that the quantity will NEVER be internally represented by a floating point number. That is the whole point of this exercise.',
  "Non-canonical values will still parse as long as they are well formed, but will be re-emitted in their canonical form. (So always use canonical form, or don't diff.)",
  'This format is intended to make it difficult to use these numbers without writing some sort of special handling code in the hopes that that will cause implementors to also use a fixed point implementation.',
].join('\n\n')

/** Byte-valued maps and fields: the models call them strings. */
const BYTES = {
  'v1/Secret': { data: '{}y' },
  'v1/ConfigMap': { binaryData: '{}y' },
  'certificates.k8s.io/v1/CertificateSigningRequestSpec': { request: 'y' },
  'certificates.k8s.io/v1/CertificateSigningRequestStatus': { certificate: 'y' },
  'admissionregistration.k8s.io/v1/WebhookClientConfig': { caBundle: 'y' },
}

/** @param {string} dir @returns {string[]} */
function declarations(dir) {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name)
    if (entry.isDirectory())
      return entry.name === '_schemas' || entry.name === 'node_modules' ? [] : declarations(path)
    return entry.name.endsWith('.d.ts') && !entry.name.startsWith('index') ? [path] : []
  })
}

/** `apps/v1/Deployment`; machinery types lose their `apis/`: `meta/v1/ObjectMeta`. @param {string} path */
function typeId(path) {
  const base = path.startsWith(MACHINERY) ? MACHINERY : MODELS
  const id = relative(base, path).replace(/\.d\.ts$|\.js$/, '')
  return base === MACHINERY
    ? (SCALARS[/** @type {keyof typeof SCALARS} */ (id)] ?? id.replace(/^apis\//, ''))
    : id
}

/** @param {string} text @param {string} path @returns {Map<string, string>} */
function importsOf(text, path) {
  const found = new Map()
  for (const [, names, from] of text.matchAll(/^import \{([^}]*)\} from "([^"]+)";/gm)) {
    const file = from.startsWith('.')
      ? resolve(dirname(path), from.replace(/\.js$/, ''))
      : from.startsWith('@kubernetes-models/apimachinery/')
        ? join(MACHINERY, from.slice('@kubernetes-models/apimachinery/'.length))
        : undefined
    if (file) for (const name of names.split(',')) found.set(name.trim(), typeId(`${file}.d.ts`))
  }
  return found
}

/** @param {string} comment */
const cleanDoc = (comment) =>
  comment
    .replace(/^\s*\/\*\*?/, '')
    .replace(/\*\/\s*$/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n')
    .replaceAll('\\*', '*')
    .replaceAll('*\\/', '*/')
    .trim()

/** A field's type as a compact string: s b i l f q t u x y * , `[]T`, `{}T`, `#type/id`.
 * @param {string} type @param {(name: string) => string} ref @param {string} number @returns {string} */
function encode(type, ref, number) {
  const text = type.trim()
  const array = /^Array<([\s\S]*)>$/.exec(text)
  if (array) return `[]${encode(array[1], ref, number)}`
  const map = /^\{\s*\[key: string\]:\s*([\s\S]*?);?\s*\}$/.exec(text)
  if (map) return `{}${encode(map[1], ref, number)}`
  if (/^"/.test(text)) return 's'
  if (text === 'string') return 's'
  if (text === 'number') return number
  if (text === 'boolean') return 'b'
  if (/^(any|unknown|object|\{\s*\}|null)$/.test(text)) return '*'
  if (/^I[A-Z]\w*\["(apiVersion|kind)"\]$/.test(text)) return 's'
  if (/^I[A-Z]\w*$/.test(text)) return ref(text)
  // A claim template is a claim whose apiVersion and kind may be missing: the models write it out.
  if (text.includes('IIoK8sApiCoreV1PersistentVolumeClaimSpec')) return '#v1/PersistentVolumeClaim'
  if (text.includes('|')) return '*'
  throw new Error(`cannot read the type ${JSON.stringify(text)}`)
}

/** The number formats that a validator uses for each property. @param {string} path */
function numberFormats(path) {
  const base = path.startsWith(MACHINERY) ? MACHINERY : MODELS
  const model = readFileSync(path.replace(/\.d\.ts$/, '.js'), 'utf8')
  const schema = /_schemas\/(\w+)(?:\.js)?"/.exec(model)?.[1]
  /** @type {Record<string, string>} */
  const found = {}
  if (!schema || !existsSync(join(base, '_schemas', `${schema}.js`))) return found
  const text = readFileSync(join(base, '_schemas', `${schema}.js`), 'utf8')
  const formats = Object.fromEntries(
    [...text.matchAll(/let (formats\d+)=formats(?:\.|\[")(\w+)/g)].map((m) => [m[1], m[2]]),
  )
  const bodies = Object.fromEntries(
    text
      .split(/(?=function validate\d+\()/)
      .filter((part) => part.startsWith('function'))
      .map((part) => [/function (validate\d+)/.exec(part)?.[1] ?? '', part]),
  )
  /** @param {string} name @param {number} depth @returns {string | undefined} */
  const formatOf = (name, depth) => {
    const body = bodies[name] ?? ''
    const used = /(formats\d+)\.validate/.exec(body)?.[1]
    if (used) return formats[used]
    const next =
      /\|\|\(errors/.test(body) && depth < 4 ? /validate\d+(?=\(data)/.exec(body.slice(20))?.[0] : undefined
    return next && next !== name ? formatOf(next, depth + 1) : undefined
  }
  for (const [, property, validator] of text.matchAll(/void 0!==data\.(\w+)&&\(?(validate\d+)\(/g)) {
    const format = formatOf(validator, 0)
    if (format) found[property] = format
  }
  return found
}

/** @param {string} path */
function readType(path) {
  const text = readFileSync(path, 'utf8')
  const id = typeId(path)
  const imports = importsOf(text, path)
  const start =
    /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*)?export interface I(\w+)( extends TypeMeta)? \{\n([\s\S]*?)\n\}/.exec(
      text,
    )
  if (!start) return undefined
  const [, comment, name, , body] = start
  /** @param {string} type */
  const ref = (type) => {
    const target = type === `I${name}` ? id : imports.get(type)
    if (!target) throw new Error(`${id}: unknown type ${type}`)
    return target.length <= 1 ? target : `#${target}`
  }
  const formats = numberFormats(path)
  const fields = [
    ...body.matchAll(
      /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*)?"([^"]+)"(\?)?: ((?:\{[\s\S]*?\n {4}\}|[^;{]|\{[^\n]*\})+);/g,
    ),
  ].map(([, doc, field, optional, type]) => {
    const number =
      formats[field] === 'int32' ? 'i' : formats[field] === 'int64' ? 'l' : formats[field] ? 'f' : 'l'
    const enums = [...type.matchAll(/"([^"]*)"/g)].map((m) => m[1])
    const isEnum =
      enums.length > 0 &&
      !type.includes('{') &&
      field !== 'apiVersion' &&
      field !== 'kind' &&
      !type.includes('["')
    return {
      field,
      type:
        BYTES[/** @type {keyof typeof BYTES} */ (id)]?.[/** @type {never} */ (field)] ??
        encode(type, ref, number),
      required: !optional,
      doc: doc ? cleanDoc(doc) : '',
      enums: isEnum ? enums : [],
      // Types that are read as anything at all still have a name to show.
      shown: /^I\w*?(FieldsV1|RawExtension)$/.exec(type.trim())?.[1],
    }
  })
  return { id, doc: comment ? cleanDoc(comment) : '', fields }
}

/** The models go back to versions that Kubernetes no longer serves; lists are decoded item by item. */
const isServed = (/** @type {{ id: string, fields: { field: string, type: string }[] }} */ { id, fields }) =>
  id.includes('/') &&
  !/(alpha|beta)\d/.test(id) &&
  !(id.endsWith('List') && fields.some(({ type }) => type === '#meta/v1/ListMeta'))

const all = [...declarations(MODELS), ...declarations(MACHINERY)]
  .map(readType)
  .filter((type) => type !== undefined)
const byId = new Map(all.map((type) => [type.id, type]))

/** @type {Set<string>} */
const wanted = new Set()
/** @param {string} id */
function want(id) {
  if (wanted.has(id)) return
  wanted.add(id)
  for (const { type } of byId.get(id)?.fields ?? []) {
    const [, target] = /#(.*)$/.exec(type) ?? []
    if (target) want(target)
  }
}
for (const type of all) if (isServed(type)) want(type.id)

const types = all.filter(({ id }) => wanted.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1))

/** @param {string} id @returns {[group: string, name: string]} */
const splitId = (id) => [id.slice(0, id.lastIndexOf('/')), id.slice(id.lastIndexOf('/') + 1)]

/** A line per type below a line per group version; see the head of what is written. */
function schemaText() {
  let text = ''
  let last = ''
  for (const { id, fields } of types) {
    const [group, name] = splitId(id)
    if (group !== last) text += `@${group}\n`
    last = group
    const own = fields.map(({ field, type, required }) => {
      const target = type.slice(type.indexOf('#') + 1)
      const short = splitId(target)[0] === group ? type.replace(target, splitId(target)[1]) : type
      return `${field}:${short}${required ? '!' : ''}`
    })
    text += `${[name, ...own].join(' ')}\n`
  }
  return text
}

/** @param {{ doc: string, enums: string[], shown?: string }} field */
const fieldDocs = ({ doc, enums, shown }) =>
  shown ? [doc, enums, shown] : enums.length > 0 ? [doc, enums] : [doc]

/** Of the types that are letters; the models leave out what a Quantity is. */
const scalarDocs = Object.entries(SCALARS)
  .filter(([, letter]) => letter !== '*')
  .map(([file, letter]) => {
    const [comment] = /\/\*\*[\s\S]*?\*\//.exec(readFileSync(join(MACHINERY, `${file}.d.ts`), 'utf8')) ?? []
    return [letter, { doc: comment ? cleanDoc(comment) : letter === 'q' ? QUANTITY : '', fields: {} }]
  })

const docs = Object.fromEntries([
  ...scalarDocs,
  ...types.map(({ id, doc, fields }) => [
    id,
    { doc, fields: Object.fromEntries(fields.map((field) => [field.field, fieldDocs(field)])) },
  ]),
])
/** @param {unknown} value */
const asSource = (value) =>
  `JSON.parse(${JSON.stringify(JSON.stringify(value)).replaceAll('\u2028', '\\u2028')})`

const HEAD = '// Written by scripts/generate-schema.mjs from kubernetes-models. Do not edit.\n'
mkdirSync(OUT, { recursive: true })
writeFileSync(
  join(OUT, 'schema.ts'),
  `${HEAD}
/**
 * A line \`@group/version\`, then a line per type: its name and its fields, \`name:type\`.
 * Field types: s string, b boolean, i int32, l int64, f number, q Quantity, t Time, u MicroTime,
 * x IntOrString, y bytes, * anything; \`[]T\`, \`{}T\` (a map), \`#Type\` of the same group version,
 * \`#group/version/Type\` of another; \`!\` at the end: required.
 */
export const schemaText = ${JSON.stringify(schemaText())}
`,
)
writeFileSync(
  join(OUT, 'docs.ts'),
  `${HEAD}
export interface TypeDocs {
  doc: string
  /** Documentation of each field, its enum's values, and the name of a type that is not read. */
  fields: Readonly<Record<string, readonly [doc: string, enums?: readonly string[], shown?: string]>>
}

export const docs: Readonly<Record<string, TypeDocs>> = ${asSource(docs)}
`,
)
console.log(`schema: ${types.length} types`)
