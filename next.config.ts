import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'
import { engineSources } from './scripts/engine-sources.mjs'

/** On every answer, static files included; the Content-Security-Policy of pages is set in proxy.ts. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  },
]

const config: NextConfig = {
  serverExternalPackages: [
    ...['@node-rs/argon2', 'pg', '@prisma/adapter-pg', 'nodemailer', 'esbuild'],
    ...['@open-spaced-repetition/binding', 'sql.js'],
  ],
  // Only a build may use the boot that was made ahead: sources change in development.
  env: process.env.NODE_ENV === 'production' ? { ENGINE_SOURCES: engineSources() } : {},
  poweredByHeader: false,
  reactStrictMode: true,
  outputFileTracingExcludes: { '*': ['.data/**'] },
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
}

/** Messages are compiled with the build: no browser parses ICU. */
const withMessages = createNextIntlPlugin({
  requestConfig: './lib/i18n/request.ts',
  experimental: {
    messages: {
      path: ['./lib/i18n/messages/en', './lib/i18n/messages/ja'],
      format: 'json',
      locales: ['en', 'ja'],
      precompile: true,
    },
  },
})

export default withMessages(config)
