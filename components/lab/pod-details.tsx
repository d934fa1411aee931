'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import type { PodPicture } from '@/lib/lab/picture'

/** Everything about one Pod, and why it is where it is. */
export function PodDetails({ pod, onClose }: { pod: PodPicture | undefined; onClose(): void }) {
  const t = useTranslations('lab.pod')
  const common = useTranslations('common')
  return (
    <Dialog open={pod !== undefined} onOpenChange={(open) => !open && onClose()}>
      {pod && (
        <DialogContent
          side="sheet"
          className="w-96"
          closeLabel={common('close')}
          title={<span className="font-mono text-base break-all">{t('details', { name: pod.name })}</span>}
        >
          <Facts pod={pod} />
          <h3 className="text-sm font-semibold">{t('why')}</h3>
          <ol className="grid gap-2 text-sm">
            {pod.why.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same line may come twice, in this order
              <li key={index} className="rounded-md bg-muted px-3 py-2 break-words">
                {line}
              </li>
            ))}
          </ol>
        </DialogContent>
      )}
    </Dialog>
  )
}

function Facts({ pod }: { pod: PodPicture }) {
  const t = useTranslations('lab.pod')
  const labels = Object.entries(pod.labels).map(([key, value]) => `${key}=${value}`)
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
      <Fact name={t('status')}>{pod.status}</Fact>
      <Fact name={t('ready')}>{pod.ready}</Fact>
      <Fact name={t('restarts')}>{pod.restarts}</Fact>
      <Fact name={t('node')}>{pod.node ?? t('noNode')}</Fact>
      {pod.ip && <Fact name={t('ip')}>{pod.ip}</Fact>}
      {pod.owner && <Fact name={t('owner')}>{pod.owner}</Fact>}
      <Fact name={t('images')}>{pod.images.join(', ')}</Fact>
      {labels.length > 0 && <Fact name={t('labels')}>{labels.join(', ')}</Fact>}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted-foreground">{name}</dt>
      <dd className="font-mono text-xs leading-6 break-all">{children}</dd>
    </>
  )
}
