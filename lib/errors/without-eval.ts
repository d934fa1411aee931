import { config } from 'zod/mini'

/**
 * To be imported by whatever checks with zod in a browser. The page's Content-Security-Policy forbids eval: zod shall not
 * try whether it may compile its schemas, for trying is a violation too.
 */
config({ jitless: true })
