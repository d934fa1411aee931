'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Choice } from '@/components/ui/choice'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import type { DraftNode } from '@/lib/authoring/drill-draft'

export interface NodeListProps {
  nodes: DraftNode[]
  onChange(nodes: DraftNode[]): void
}

const FIELDS = ['name', 'cpu', 'memory', 'labels', 'taints'] as const
const PLACEHOLDERS = {
  name: 'worker-1',
  cpu: '2',
  memory: '4Gi',
  labels: 'disk=ssd',
  taints: 'gpu=yes:NoSchedule',
}

/** The names that kubeadm's usual cluster has, for one begins from those. */
function nextNode(nodes: readonly DraftNode[]): DraftNode {
  const blank = { cpu: '', memory: '', labels: '', taints: '' }
  if (nodes.length === 0) return { name: 'control-plane', controlPlane: true, ...blank }
  const workers = nodes.filter(({ controlPlane }) => !controlPlane).length
  return { name: `worker-${workers + 1}`, controlPlane: false, ...blank }
}

/** The cluster's machines; none: the usual ones. */
export function NodeList({ nodes, onChange }: NodeListProps) {
  const t = useTranslations('authoring.nodes')
  const put = (at: number, part: Partial<DraftNode>) =>
    onChange(nodes.map((node, index) => (index === at ? { ...node, ...part } : node)))
  return (
    <div className="grid gap-4">
      {nodes.length === 0 && <p className="text-sm text-muted-foreground">{t('usual')}</p>}
      <ul className="grid gap-3">
        {nodes.map((node, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: their names are being written
          <li key={at} className="grid gap-3 rounded-md border bg-card p-4">
            <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-5">
              {FIELDS.map((field) => (
                <Field key={field} label={t(field)}>
                  <Input
                    value={node[field]}
                    placeholder={PLACEHOLDERS[field]}
                    maxLength={300}
                    autoCapitalize="none"
                    autoComplete="off"
                    onChange={(event) => put(at, { [field]: event.target.value })}
                  />
                </Field>
              ))}
            </div>
            <div className="flex items-center justify-between gap-3">
              <Choice
                label={t('controlPlane')}
                checked={node.controlPlane}
                onChange={(event) => put(at, { controlPlane: event.target.checked })}
              />
              <IconButton
                icon={Trash2}
                label={t('remove', { name: node.name })}
                onClick={() => onChange(nodes.toSpliced(at, 1))}
              />
            </div>
          </li>
        ))}
      </ul>
      <Button
        variant="outline"
        size="sm"
        className="justify-self-start"
        disabled={nodes.length >= 12}
        onClick={() => onChange([...nodes, nextNode(nodes)])}
      >
        <Plus aria-hidden />
        {t('add')}
      </Button>
    </div>
  )
}
