import { nano } from '@/lib/userland/tools/vi/nano'
import { vi } from '@/lib/userland/tools/vi/vi'

export const editors = { vi, nano }
