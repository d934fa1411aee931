# fails: scaled-down, set-deleted
# reaches the end state, but the next scaling leaves disks again
kubectl delete pvc data-tracker-3 data-tracker-4 -n parcels
