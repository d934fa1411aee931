import { Link } from '@/lib/i18n/navigation'

/** 形 in a cell of practice paper. */
export function Logo() {
  return (
    <Link
      href="/"
      className="flex items-center gap-2 rounded-md whitespace-nowrap sm:gap-2.5 font-bold tracking-tight"
    >
      <span
        aria-hidden
        lang="ja"
        className="practice-cell grid size-9 place-items-center text-xl leading-none text-mark"
      >
        形
      </span>
      <span className="text-lg max-[26rem]:sr-only md:max-lg:sr-only">Kubekata</span>
    </Link>
  )
}
