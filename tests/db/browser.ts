// Whoever imports this loads Next's environment first: next/dist/server/node-environment-baseline.js

import { workAsyncStorage } from 'next/dist/server/app-render/work-async-storage.external.js'
import { workUnitAsyncStorage } from 'next/dist/server/app-render/work-unit-async-storage.external.js'
import { createRequestStoreForAPI } from 'next/dist/server/async-storage/request-store.js'
import { NextRequest } from 'next/server.js'

export type Handler = (request: NextRequest) => Promise<Response>

/** A browser without pages: keeps cookies, and calls route handlers as Next does, so that they may read and set them. */
export class Browser {
  readonly cookies = new Map<string, string>()

  async visit(handler: Handler, url: string, form?: Record<string, string>): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers: Record<string, string> = { cookie, 'user-agent': 'test', 'x-forwarded-for': '10.9.0.1' }
    if (form) headers['content-type'] = 'application/x-www-form-urlencoded'
    const body = form ? { method: 'POST', body: new URLSearchParams(form).toString() } : {}
    const request = new NextRequest(url, { headers, ...body })
    const response = await this.within(request, () => handler(request))
    for (const line of response.headers.getSetCookie()) this.#keep(line)
    return response
  }

  /** Runs something of the server's with this browser's cookies. */
  async act<T>(work: () => Promise<T>): Promise<T> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return this.within(new NextRequest('http://localhost:3000/', { headers: { cookie } }), work)
  }

  private async within<T>(request: NextRequest, work: () => Promise<T>): Promise<T> {
    const implicitTags = { tags: [], expirationsByCacheKind: new Map() }
    const keep = (lines: string[]) => {
      for (const line of lines) this.#keep(line)
    }
    const store = createRequestStoreForAPI(
      request as never,
      request.nextUrl as never,
      implicitTags as never,
      keep,
      undefined as never,
      undefined,
    )
    return workAsyncStorage.run({ route: '/' } as never, () => workUnitAsyncStorage.run(store, work))
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';')
    const [name = '', ...value] = pair.split('=')
    const isGone = attributes.some((one) => /^\s*(max-age=0|expires=thu, 01 jan 1970)/i.test(one))
    if (isGone) this.cookies.delete(name.trim())
    else this.cookies.set(name.trim(), value.join('='))
  }
}
