import { cn } from '@/components/ui/cn'

/** 形 written in a cell of practice paper: the sign of the product, large. */
export function PracticeMark({ className }: { className?: string }) {
  return (
    <div
      aria-hidden
      lang="ja"
      className={cn('practice-cell grid aspect-square place-items-center bg-card', className)}
    >
      <span className="-translate-y-[0.056em] leading-none font-[350]">形</span>
    </div>
  )
}
