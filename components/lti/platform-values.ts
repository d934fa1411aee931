export interface PlatformValues {
  id: string
  name: string
  issuer: string
  clientId: string
  authUrl: string
  tokenUrl: string
  jwksUrl: string
  tokenAudience: string | null
  deployments: string[]
}

export type PlatformInput = Omit<PlatformValues, 'id' | 'tokenAudience'> & {
  platformId?: string
  tokenAudience?: string
}

/** What the form holds; one deployment a line. */
export function readPlatform(form: FormData, platformId: string | undefined): PlatformInput {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const deployments = text('deployments')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const tokenAudience = text('tokenAudience')
  return {
    ...{ name: text('name'), issuer: text('issuer'), clientId: text('clientId'), deployments },
    ...{ authUrl: text('authUrl'), tokenUrl: text('tokenUrl'), jwksUrl: text('jwksUrl') },
    ...(tokenAudience ? { tokenAudience } : {}),
    ...(platformId ? { platformId } : {}),
  }
}
