'use client'

import { useAction } from '@/components/layout/use-action'
import { Alert } from '@/components/ui/alert'
import { Button, type ButtonProps } from '@/components/ui/button'
import type { ActionResult } from '@/lib/errors/app-error'
import { useRouter } from '@/lib/i18n/navigation'

export interface StartSprintProps extends Pick<ButtonProps, 'variant'> {
  /** What the button says, and what it says out loud where that is more. */
  label: string
  name?: string
  start(input: { sprintId: string }): Promise<ActionResult<{ sprintId: string }>>
}

/** Starts a sprint, or goes on with the one that runs, and leads there. */
export function StartSprint({ label, name, variant = 'outline', start }: StartSprintProps) {
  const router = useRouter()
  const { run, pending, failure } = useAction(start)
  const begin = () =>
    run({ sprintId: crypto.randomUUID() }, ({ sprintId }) =>
      router.push(`/practice/speed/sprint/${sprintId}`),
    )
  return (
    <>
      {failure && <Alert variant="destructive">{failure.message}</Alert>}
      <Button
        variant={variant}
        className="mt-auto justify-self-start"
        aria-label={name}
        busy={pending}
        onClick={begin}
      >
        {label}
      </Button>
    </>
  )
}
