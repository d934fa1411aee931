# fails: empty, scale-elsewhere
# near miss: nothing new comes, and what is there stays
kubectl cordon worker-1
