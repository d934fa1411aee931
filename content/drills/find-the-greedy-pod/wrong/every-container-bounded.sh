# fails: throttled
# without -c the limit is for every container of the Pod
echo orchard press-0 indexer > cpu.txt
echo harbour ledger > memory.txt
kubectl set resources statefulset press -n orchard --limits=cpu=250m
kubectl set resources deployment ledger -n harbour --requests=memory=400Mi
kubectl rollout status statefulset/press -n orchard --timeout=120s
kubectl rollout status deployment/ledger -n harbour --timeout=120s
