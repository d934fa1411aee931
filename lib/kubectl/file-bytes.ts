import { encodeBase64, encodeBytes } from '@/lib/cluster/apimachinery/base64'

/** Whether a text came from bytes that are no UTF-8 (the shell hands those on as Latin-1 or surrogates). */
export function isBinary(text: string): boolean {
  return /[\u0000\ufffd\udc80-\udcff]/.test(text)
}

/** Base64 of a text's UTF-8 bytes, or of its raw bytes when it is binary. */
export function toBase64(text: string): string {
  const codes = isBinary(text) ? [...text].map((char) => char.charCodeAt(0)) : []
  const latin = codes.length > 0 && codes.every((code) => code <= 0xff)
  return latin ? encodeBytes(codes) : encodeBase64(text)
}
