import { describeDrills } from '@/tests/drills/describe-drills'

describeDrills(import.meta.url)
