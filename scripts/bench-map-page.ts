// The page of bench-map.ts: the map of a cluster whose engine runs in a worker, as in the lab, and what drives it.
import { NextIntlClientProvider } from 'next-intl'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { ClusterMap } from '@/components/lab/cluster-map'
import type { Messages } from '@/lib/i18n/messages'
import common from '@/lib/i18n/messages/en/common.json'
import lab from '@/lib/i18n/messages/en/lab.json'
import { LabClient } from '@/lib/lab/lab-client'
import type { LabPicture } from '@/lib/lab/picture'

const TICK_MS = 50

const root = createRoot(document.body.appendChild(document.createElement('main')))
const messages = { common, lab } as Messages

function draw(picture: LabPicture): void {
  const children = createElement(ClusterMap, { picture })
  root.render(createElement(NextIntlClientProvider, { locale: 'en', messages, timeZone: 'UTC', children }))
}

const client = new LabClient(new Worker('bench-map-worker.js', { type: 'module' }), {
  picture: ({ picture }) => draw(picture),
  print: () => undefined,
  stop: ({ code }) => {
    document.title = code
  },
})

const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))

async function settle(): Promise<void> {
  for (let i = 0; i < 4; i++) await client.act({ kind: 'settle' })
}

/** A Deployment of so many Pods behind a Service, all Ready. */
async function begin(pods: number): Promise<void> {
  const commands = [
    `kubectl create deployment web --image=nginx:1.27 --replicas=${pods}`,
    'kubectl expose deployment web --port=80',
  ]
  await client.start({ commands }, 1)
  await settle()
}

/** Rolls the Deployment for so long, a tick after each picture; answers the gaps between frames, ms. */
async function roll(ms: number): Promise<number[]> {
  await client.line('kubectl rollout restart deployment web')
  const gaps: number[] = []
  let isOver = false
  const watch = async () => {
    for (let last = await frame(); !isOver; ) {
      const now = await frame()
      gaps.push(now - last)
      last = now
    }
  }
  const watching = watch()
  for (const until = performance.now() + ms; performance.now() < until; ) {
    await client.act({ kind: 'tick', ms: TICK_MS })
    await frame()
  }
  isOver = true
  await watching
  await settle()
  return gaps
}

Object.assign(globalThis, { bench: { begin, roll } })
