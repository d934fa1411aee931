import '../server-only'
import { env } from '../env'

const at = (path: string) => new URL(`/api/lti/${path}`, env().NEXTAUTH_URL).href

/** What a platform has to know of us. */
export const toolAddresses = () => ({
  login: at('login'),
  launch: at('launch'),
  keys: at('keys'),
})

/** The provider that a platform is in LinkedAccount. */
export const providerOf = (platformId: string) => `lti:${platformId}`
