import type { Message, Variant } from './variant'

function isMessage(value: object): value is Message {
  const { key, params, ...rest } = value as Partial<Message> & Record<string, unknown>
  return typeof key === 'string' && Object.keys(rest).length === 0 && typeof (params ?? {}) === 'object'
}

function collect(value: unknown): Message[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(collect)
  return isMessage(value) ? [value, ...inside] : inside
}

/** Every message that a variant shows, those inside parameters included. */
export function messagesIn({ prompt, exhibits, body, explanation }: Variant): Message[] {
  return [prompt, exhibits, body, explanation].flatMap(collect)
}
