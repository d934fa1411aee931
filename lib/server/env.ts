import './server-only'
import { z } from 'zod'

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

const database = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// URL'),
})

const environment = database.extend({
  NEXTAUTH_SECRET: z.string().min(32, 'must have at least 32 characters'),
  NEXTAUTH_URL: z.preprocess((value) => value || 'http://localhost:3000', z.url()),
  SMTP_URL: optional(z.string().regex(/^smtps?:\/\//, 'must be an smtp:// or smtps:// URL')),
  MAIL_FROM: z.preprocess((value) => value || 'Kubekata <no-reply@localhost>', z.string()),
  /** How many reverse proxies stand in front and append to X-Forwarded-For. */
  TRUSTED_PROXIES: z.preprocess((value) => value || 0, z.coerce.number().int().min(0).max(10)),
  GITHUB_ID: optional(z.string()),
  GITHUB_SECRET: optional(z.string()),
  GOOGLE_ID: optional(z.string()),
  GOOGLE_SECRET: optional(z.string()),
  OIDC_ISSUER: optional(z.url({ protocol: /^https?$/ })),
  OIDC_CLIENT_ID: optional(z.string()),
  OIDC_CLIENT_SECRET: optional(z.string()),
  OIDC_NAME: z.preprocess((value) => value || 'OpenID Connect', z.string().max(40)),
})

/** Variables that mean something only together. */
const TOGETHER = [
  ['GITHUB_ID', 'GITHUB_SECRET'],
  ['GOOGLE_ID', 'GOOGLE_SECRET'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
] as const

const wholeEnvironment = environment.superRefine((values, context) => {
  for (const names of TOGETHER) {
    const missing = names.filter((name) => !values[name])
    if (missing.length === names.length) continue
    const given = names.filter((name) => values[name])
    for (const name of missing)
      context.addIssue({ code: 'custom', path: [name], message: `is needed with ${given.join(' and ')}` })
  }
})

/** The validated environment; throws one readable error that names every bad variable. */
export const env = once(wholeEnvironment)

/** The part that commands beside the web server need: seed and administration. */
export const databaseEnv = once(database)

const parsed = new Map<z.ZodType, unknown>()

function once<Schema extends z.ZodType>(schema: Schema): () => z.output<Schema> {
  return () => {
    if (!parsed.has(schema)) parsed.set(schema, parse(schema))
    return parsed.get(schema) as z.output<Schema>
  }
}

/** For tests: from here on, variables are as they are now. */
export function readEnvAgain(): void {
  parsed.clear()
}

function parse<Schema extends z.ZodType>(schema: Schema): z.output<Schema> {
  const result = schema.safeParse(process.env)
  if (result.success) return result.data
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The environment is not valid:\n${lines.join('\n')}\nSee .env.example.`)
}
