import { bytesOf, textOf } from '@/lib/userland/kernel/text'
import { described, JqError, type Json, numberOf, printed } from '@/lib/userland/tools/jq/value'
import { decodeText, encodeText } from '@/lib/userland/tools/shared/base'

const asText = (value: Json): string => (typeof value === 'string' ? value : printed(value))

const HTML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', "'": '&#39;', '"': '&quot;' }

function row(name: string, value: Json, cell: (item: Json) => string, separator: string): string {
  if (!Array.isArray(value)) throw new JqError(`${described(value)} cannot be ${name}-formatted, only array`)
  return value.map(cell).join(separator)
}

function csvCell(item: Json): string {
  if (typeof item === 'string') return `"${item.replaceAll('"', '""')}"`
  if (item !== null && (Array.isArray(item) || item instanceof Map)) {
    throw new JqError(`${described(item)} is not valid in a csv row`)
  }
  return item === null ? '' : printed(item)
}

function tsvCell(item: Json): string {
  if (typeof item !== 'string') {
    if (item !== null && (Array.isArray(item) || item instanceof Map)) {
      throw new JqError(`${described(item)} is not valid in a tsv row`)
    }
    return item === null ? '' : printed(item)
  }
  const escapes: Record<string, string> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\' }
  return item.replace(/[\t\n\r\\]/g, (char) => escapes[char]!)
}

const shellWord = (item: Json): string => {
  if (typeof item === 'string') return `'${item.replaceAll("'", "'\\''")}'`
  if (numberOf(item) === undefined && item !== null && typeof item !== 'boolean') {
    throw new JqError(`${described(item)} can not be escaped for shell`)
  }
  return printed(item)
}

const percent = (text: string): string =>
  bytesOf(text)
    .map((byte) => {
      const char = String.fromCharCode(byte)
      return /[A-Za-z0-9\-_.~]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
    })
    .join('')

/** `@base64` and its like. */
export function formatted(name: string, value: Json): string {
  switch (name) {
    case '@text':
      return asText(value)
    case '@json':
      return printed(value)
    case '@csv':
      return row('csv', value, csvCell, ',')
    case '@tsv':
      return row('tsv', value, tsvCell, '\t')
    case '@html':
      return asText(value).replace(/[&<>'"]/g, (char) => HTML[char]!)
    case '@uri':
      return percent(asText(value))
    case '@sh':
      return Array.isArray(value) ? value.map(shellWord).join(' ') : shellWord(value)
    case '@base64':
      return encodeText(bytesOf(asText(value)), 64)
    case '@base32':
      return encodeText(bytesOf(asText(value)), 32)
    case '@base64d':
    case '@base32d': {
      const text = asText(value)
      const { bytes } = decodeText(text.replace(/=+$/, ''), name === '@base64d' ? 64 : 32)
      if (text !== '' && bytes.length === 0) throw new JqError(`${described(value)} is not valid base64 data`)
      return textOf(bytes).replace(/[\udc80-\udcff]/g, (char, at: number, all: string) =>
        /[\ud800-\udbff]/.test(all[at - 1] ?? '') ? char : '\ufffd',
      )
    }
    default:
      throw new JqError(`${name.slice(1)} is not a valid format`)
  }
}
