import { z } from 'zod'
import { platformUrl } from '../../lti/platform-url'

const text = (max: number) => z.string().trim().min(1).max(max)

/** What an administrator says of a platform. */
export const platformFields = {
  name: text(100),
  /** Compared letter by letter with what its tokens say. */
  issuer: text(500),
  clientId: text(500),
  authUrl: platformUrl,
  tokenUrl: platformUrl,
  jwksUrl: platformUrl,
  tokenAudience: z.string().trim().max(500).optional(),
  deployments: z.array(text(500)).min(1).max(50),
}
