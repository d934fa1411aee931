import { describeFamilies } from '@/tests/families/describe-families'

describeFamilies(import.meta.url)
