/// <reference lib="webworker" />
import { isVisited } from './messages-to-worker'
import { localeOf, OFFLINE_HEADERS, offlinePage } from './offline-page'
import { PageKeeper } from './page-keeper'
import { strategyFor } from './strategy'

// The service worker, served at /sw.js (app/sw.js/route.ts). What it does with which request, and why:
// docs/decisions/016-offline.md.

/** Put in when it is served: a new build makes it another script, which is how browsers learn of the build. */
declare const BUILD: string

const scope = globalThis as unknown as ServiceWorkerGlobalScope
const { origin } = scope.location
const keeper = new PageKeeper(BUILD, { caches, fetch: (...args) => fetch(...args), origin })

scope.addEventListener('install', (event) => {
  // It waits until no tab runs the build before: a running session keeps its files. No network: tried again later.
  event.waitUntil(keeper.takeOver())
})

scope.addEventListener('activate', (event) => {
  const begin = async () => {
    await scope.registration.navigationPreload?.enable()
    await keeper.dropOthers()
    await scope.clients.claim()
  }
  event.waitUntil(begin())
})

scope.addEventListener('message', (event) => {
  const { data } = event
  // Without a network it is for the next visit.
  if (isVisited(data)) event.waitUntil(keeper.visited(data.url, data.files, data.saveData).catch(() => {}))
})

scope.addEventListener('fetch', (event) => {
  const { request } = event
  switch (strategyFor(request, origin)) {
    case 'static':
      return event.respondWith(keeper.file(request))
    case 'page':
    case 'unkept':
      return event.respondWith(page(event))
    case 'account':
      return event.respondWith(signing(event))
  }
})

async function page({ request, preloadResponse }: FetchEvent): Promise<Response> {
  const answer = await keeper.page(request, preloadResponse as Promise<Response | undefined>)
  if (answer) return answer
  const locale = localeOf(new URL(request.url).pathname, scope.navigator.languages)
  const kept = (await keeper.keptPages()).filter(({ href }) => href.startsWith(`/${locale}/`))
  return new Response(offlinePage({ locale, kept }), { status: 503, headers: OFFLINE_HEADERS })
}

/** Before: nothing of the one who leaves is shown any more. After: nothing that was on its way meanwhile. */
async function signing({ request, preloadResponse }: FetchEvent): Promise<Response> {
  await keeper.forget()
  try {
    // Whoever comes back from a provider brings a code that counts once: what the browser has asked is not asked again.
    return ((await preloadResponse) as Response | undefined) ?? (await fetch(request))
  } finally {
    await keeper.forget()
  }
}
