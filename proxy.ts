import { NextRequest } from 'next/server'
import createIntlProxy from 'next-intl/middleware'
import { routing } from '@/lib/i18n/routing'

const intlProxy = createIntlProxy(routing)

/** Sends `/` to a language, and gives each page its Content-Security-Policy with a fresh nonce. */
export default function proxy(request: NextRequest) {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))))
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('x-pathname', request.nextUrl.pathname)
  headers.set('content-security-policy', policy)
  const response = intlProxy(new NextRequest(request.url, { headers, method: request.method }))
  response.headers.set('content-security-policy', policy)
  return response
}

function contentSecurityPolicy(nonce: string): string {
  // React's development build rebuilds stack traces by eval, and hot reload opens a WebSocket.
  const dev = process.env.NODE_ENV === 'development'
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export const config = { matcher: ['/((?!api/|_next/|.*\\.[^/]*$).*)'] }
