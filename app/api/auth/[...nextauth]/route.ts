import NextAuth from 'next-auth'
import { authOptions } from '@/lib/server/auth/options'

type Context = { params: Promise<{ nextauth: string[] }> }

// The options are made per request: the environment is read when the server runs, not when it is built.
const handler = (request: Request, context: Context): Promise<Response> =>
  NextAuth(authOptions())(request, context)

export { handler as GET, handler as POST }
