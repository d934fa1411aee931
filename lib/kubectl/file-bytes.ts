import { encodeBase64 } from '@/lib/cluster/apimachinery/base64'

/** Whether a text holds bytes that are no UTF-8: lone surrogates (lib/userland/kernel/text.ts). */
export function isBinary(text: string): boolean {
  return /[\udc80-\udcff]/u.test(text)
}

/** Base64 of the bytes that a text stands for. */
export const toBase64 = (text: string): string => encodeBase64(text)
