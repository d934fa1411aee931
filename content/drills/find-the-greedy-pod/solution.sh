kubectl top pods -A -l tier=batch --sort-by=cpu --containers
kubectl top pods -A -l tier=batch --sort-by=memory
echo orchard press-0 indexer > cpu.txt
echo harbour ledger > memory.txt
kubectl set resources statefulset press -n orchard -c indexer --limits=cpu=250m
kubectl set resources deployment ledger -n harbour --requests=memory=400Mi
kubectl rollout status statefulset/press -n orchard --timeout=120s
kubectl rollout status deployment/ledger -n harbour --timeout=120s
