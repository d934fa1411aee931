import { cva, type VariantProps } from 'class-variance-authority'
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

const alertVariants = cva('flex gap-3 rounded-md border p-4 text-sm [&>svg]:mt-0.5 [&>svg]:size-5', {
  variants: {
    variant: {
      info: 'border-info/30 bg-info-soft [&>svg]:text-info',
      success: 'border-success/30 bg-success-soft [&>svg]:text-success',
      warning: 'border-warning/30 bg-warning-soft [&>svg]:text-warning',
      destructive: 'border-destructive/30 bg-destructive-soft [&>svg]:text-destructive',
    },
  },
  defaultVariants: { variant: 'info' },
})

const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, destructive: CircleAlert }

export interface AlertProps extends Omit<ComponentProps<'div'>, 'title'>, VariantProps<typeof alertVariants> {
  title?: ReactNode
}

/**
 * A message in place. Errors interrupt a screen reader, the rest is read when it is its turn.
 * @param props.className beside its own; whatever is to win over those says so with `!`
 */
export function Alert({ className, variant, title, children, ...props }: AlertProps) {
  const Icon = icons[variant ?? 'info']
  const role = variant === 'destructive' ? 'alert' : 'status'
  return (
    <div role={role} className={cn(alertVariants({ variant }), className)} {...props}>
      <Icon aria-hidden className="shrink-0" />
      <div className="grid min-w-0 gap-1">
        {title && <p className="font-bold">{title}</p>}
        {children && <div>{children}</div>}
      </div>
    </div>
  )
}
